// Companies and independent research labs. Row format: see rows.ts.

export const companies = `
google|Google|US|google;google research;google brain;google ai;google cloud;google inc|google.com
deepmind|Google DeepMind|GB|deepmind;google deepmind;deep mind|deepmind.com|google
waymo|Waymo|US|waymo|waymo.com
microsoft|Microsoft|US|microsoft|microsoft.com
microsoft-research|Microsoft Research|US|microsoft research;microsoft research asia;MSRA;=MSR;microsoft research ai;msr asia||microsoft
linkedin|LinkedIn|US|linkedin;linkedin corporation|linkedin.com|microsoft
github|GitHub|US|==github|github.com|microsoft
meta|Meta|US|=meta;==meta reality labs;meta ai;meta fair;meta gen ai;meta genai;meta platforms;meta reality labs;meta superintelligence labs;fair at meta;facebook;facebook ai;facebook research;fair meta;=FAIR;=reality labs;facebook reality labs|meta.com;fb.com;facebook.com
openai|OpenAI|US|openai;open ai|openai.com
anthropic|Anthropic|US|anthropic|anthropic.com
nvidia|NVIDIA|US|nvidia|nvidia.com
amazon|Amazon|US|amazon;amazon web services;aws;aws ai;amazon science;amazon alexa|amazon.com;amazon.de;amazon.co.uk
apple|Apple|US|=apple;apple ai ml;apple machine learning research;apple mlr|apple.com
ibm|IBM|US|ibm;international business machines;ibm research;ibm watson|ibm.com
adobe|Adobe|US|adobe|adobe.com
intel|Intel|US|=intel;intel labs;intel research;intel ai;intel ai lab;intel nervana;intel china;habana labs|intel.com
salesforce|Salesforce|US|salesforce;salesforce research;salesforce ai research|salesforce.com
qualcomm|Qualcomm|US|qualcomm;qualcomm ai research|qualcomm.com
amd|AMD|US|AMD;advanced micro devices|amd.com
cisco|Cisco|US|cisco;cisco research|cisco.com
oracle|Oracle|US|=oracle;oracle labs;oracle research|oracle.com
snap|Snap|US|=snap;snap research;snapchat|snap.com;snapchat.com
uber|Uber|US|=uber;uber ai;uber ai labs;uber atg;uber advanced technologies group;uber technologies|uber.com
lyft|Lyft|US|=lyft;lyft level 5|lyft.com
netflix|Netflix|US|netflix|netflix.com
pinterest|Pinterest|US|pinterest|pinterest.com
airbnb|Airbnb|US|airbnb|airbnb.com
ebay|eBay|US|ebay;ebay inc|ebay.com
paypal|PayPal|US|paypal|paypal.com
twitter|Twitter|US|twitter|twitter.com;x.com
spotify|Spotify|SE|spotify|spotify.com
yahoo|Yahoo|US|yahoo;yahoo labs;yahoo research;verizon media|yahoo-inc.com;yahooinc.com
yahoo-japan|~LY Corporation|JP|yahoo japan;yahoo japan corporation;=line corporation;=line plus;=LY Corporation|lycorp.co.jp
disney|Disney Research|US|disney;walt disney;disney research;disneyresearch studios|disneyresearch.com;disney.com
bloomberg|Bloomberg|US|bloomberg|bloomberg.net
jpmorgan|JPMorgan Chase|US|jp morgan;j p morgan;jpmorgan;jpmorgan chase;j p morgan chase;jp morgan chase|jpmorgan.com;jpmchase.com
capital-one|Capital One|US|capital one|capitalone.com
visa|Visa Research|US|visa research;=visa|visa.com
walmart|Walmart|US|walmart;walmart labs;walmart global tech|walmart.com;walmartlabs.com
servicenow|ServiceNow|US|servicenow;service now;element ai|servicenow.com
databricks|Databricks|US|databricks;mosaicml;mosaic ml|databricks.com
snowflake|Snowflake|US|snowflake ai research;=snowflake|snowflake.com
tesla|Tesla|US|=tesla|tesla.com
xai|xAI|US|==xAI;=x ai|x.ai
together-ai|Together AI|US|together ai;=together|together.ai
cerebras|Cerebras|US|cerebras;cerebras systems|cerebras.net
dolby|Dolby|US|dolby;dolby laboratories|dolby.com
att|AT&T|US|AT&T;AT&T Labs;AT&T Labs Research;AT&T Bell Labs|research.att.com;att.com
xerox-parc|PARC|US|palo alto research center;xerox parc;xerox research;PARC;xerox|parc.com
merl|Mitsubishi Electric Research Laboratories|US|mitsubishi electric research labs;merl|merl.com|mitsubishi-electric
grammarly|Grammarly|US|grammarly|grammarly.com
duolingo|Duolingo|US|duolingo|duolingo.com
genentech|Genentech|US|genentech;prescient design|gene.com
ai2|Allen Institute for AI|US|allen institute artificial intelligence;allen institute ai;AI2;allenai|allenai.org
allen-institute|Allen Institute|US|allen institute brain science;allen institute neural dynamics;=allen institute|alleninstitute.org
ttic|Toyota Technological Institute at Chicago|US|TTIC;TTI Chicago;toyota technological institute chicago;toyota technical institute chicago|ttic.edu
toyota-research|Toyota Research Institute|US|toyota research institute;TRI;toyota motor europe;toyota motor north america;toyota motor;toyota central r d labs;woven toyota|tri.global;toyota.com
honda|Honda Research Institute|JP|honda research institute;honda research institute usa;honda|honda-ri.com;honda-ri.de
flatiron|Flatiron Institute|US|flatiron institute;simons foundation|flatironinstitute.org
broad|Broad Institute|US|broad institute;broad institute mit harvard;broad institute harvard mit;broad institute mit|broadinstitute.org
hhmi|Howard Hughes Medical Institute|US|howard hughes medical institute;janelia research campus;janelia;HHMI|hhmi.org
mayo-clinic|Mayo Clinic|US|mayo clinic|mayo.edu
mgh|Massachusetts General Hospital|US|massachusetts general hospital;mass general brigham;MGH|mgh.harvard.edu
eleutherai|EleutherAI|US|eleutherai;eleuther ai|eleuther.ai
cohere|Cohere|CA|cohere;cohere for ai;cohere labs;cohere ai;cohereforai|cohere.com
borealis-ai|Borealis AI|CA|borealis ai;rbc borealis|borealisai.com
layer6|Layer 6 AI|CA|layer 6 ai;layer6 ai;layer6|layer6.ai
huggingface|Hugging Face|US|hugging face;huggingface|huggingface.co
mistral|Mistral AI|FR|mistral ai|mistral.ai
kyutai|Kyutai|FR|kyutai|kyutai.org
criteo|Criteo|FR|criteo;criteo ai lab|criteo.com
valeo|Valeo|FR|valeo;valeo ai;valeo.ai|valeo.com
naver-europe|NAVER LABS Europe|FR|na ver labs europe;naver labs europe;xerox research center europe|naverlabs.com|naver
orange|~Orange|FR|=orange;orange labs;orange innovation;orange research|orange.com
thales|Thales|FR|thales;thales group|thalesgroup.com
aleph-alpha|Aleph Alpha|DE|aleph alpha|aleph-alpha.com
black-forest-labs|Black Forest Labs|DE|black forest labs|blackforestlabs.ai
bosch|Bosch|DE|bosch;robert bosch;bosch center ai;bosch center artificial intelligence|bosch.com
siemens|Siemens|DE|siemens;siemens healthineers|siemens.com;siemens-healthineers.com
sap|SAP|DE|SAP;SAP SE;sap labs|sap.com
bmw|BMW Group|DE|bmw group;BMW|bmw.de
mercedes|Mercedes-Benz|DE|mercedes benz;daimler|mercedes-benz.com;daimler.com
volkswagen|Volkswagen|DE|volkswagen;volkswagen group;cariad|volkswagen.de
zalando|Zalando|DE|zalando|zalando.de
philips|Philips|NL|philips;philips research|philips.com
asml|ASML|NL|ASML|asml.com
booking|Booking.com|NL|booking com|booking.com
nokia|Nokia|FI|nokia;nokia bell labs;bell labs;lucent technologies bell labs;alcatel lucent|nokia.com;nokia-bell-labs.com;bell-labs.com
ericsson|Ericsson|SE|ericsson|ericsson.com
astrazeneca|AstraZeneca|GB|astrazeneca|astrazeneca.com
arm|Arm|GB|ARM research;=arm|arm.com
stability-ai|Stability AI|GB|stability ai|stability.ai
wayve|Wayve|GB|wayve|wayve.ai
turing-institute|The Alan Turing Institute|GB|alan turing institute;turing institute|turing.ac.uk
yandex|Yandex|RU|yandex;yandex research|yandex-team.ru;yandex.ru
sber|Sber|RU|sber;sberbank;sber ai;sberdevices|sberbank.ru
airi|AIRI|RU|AIRI;artificial intelligence research institute airi|airi.net
ai21|AI21 Labs|IL|ai21;ai21 labs|ai21.com
mobileye|Mobileye|IL|mobileye|mobileye.com
general-motors|General Motors|US|general motors;gm research|gm.com
ford|~Ford|US|=ford;ford motor;ford motor company;ford research|ford.com
boeing|Boeing|US|boeing|boeing.com
ge-research|GE Research|US|general electric;ge research;ge global research;ge healthcare|ge.com
hp-labs|HP|US|hewlett packard;hewlett packard labs;hewlett packard enterprise;hp labs|hp.com;hpe.com
sri|SRI International|US|sri international;SRI|sri.com
mitre|MITRE|US|MITRE;mitre corporation|mitre.org
bbn|Raytheon BBN|US|raytheon bbn;BBN;bbn technologies;raytheon bbn technologies|bbn.com
huawei|Huawei|CN|huawei;huawei noahs ark lab;noahs ark lab;noah ark lab;huawei technologies|huawei.com;hisilicon.com
tencent|Tencent|CN|tencent;tencent ai lab;wechat;wechat ai;youtu lab;tencent youtu lab;tencent arc lab|tencent.com
alibaba|Alibaba|CN|alibaba;alibaba group;damo academy;taobao;tmall;tongyi lab;alibaba cloud;qwen team;lazada;cainiao|alibaba-inc.com
ant-group|Ant Group|CN|ant group;ant financial;alipay;ant research|antgroup.com;antfin.com;alipay.com
bytedance|ByteDance|CN|bytedance;byte dance;tiktok;bytedance seed;douyin;toutiao|bytedance.com;tiktok.com
baidu|Baidu|CN|baidu;baidu research|baidu.com
jd|JD.com|CN|=JD;jd com;jd ai research;jd ai;jd explore academy;jd research;jd technology;jd digits;jingdong;jd finance;jd logistics|jd.com
meituan|Meituan|CN|meituan;meituan dianping|meituan.com
kuaishou|Kuaishou|CN|kuaishou;kwai;kling team|kuaishou.com
didi|DiDi|CN|didi;didi chuxing;didi ai labs|didiglobal.com;didichuxing.com
xiaomi|Xiaomi|CN|xiaomi|xiaomi.com
oppo|OPPO|CN|oppo;oppo research institute|oppo.com
vivo|vivo|CN|=vivo;vivo ai lab;vivo mobile|vivo.com
honor|Honor|CN|honor device|honor.com
lenovo|Lenovo|CN|lenovo;lenovo research|lenovo.com
netease|NetEase|CN|netease;fuxi ai lab|netease.com;corp.netease.com
sensetime|SenseTime|CN|sensetime;sense time|sensetime.com
megvii|Megvii|CN|megvii|megvii.com
iflytek|iFLYTEK|CN|iflytek;iflytek research|iflytek.com
yitu|YITU|CN|yitu|yitu-inc.com
horizon-robotics|Horizon Robotics|CN|horizon robotics|horizon.ai;horizon.cc
ping-an|Ping An|CN|ping an;pingan|pingan.com.cn
zhipu|Zhipu AI|CN|zhipu;zhipu ai;zhipuai;z ai|zhipuai.cn;z.ai
deepseek|DeepSeek|CN|deepseek;deepseek ai|deepseek.com
moonshot|Moonshot AI|CN|moonshot ai|moonshot.cn
minimax|MiniMax|CN|=minimax|minimaxi.com
stepfun|StepFun|CN|stepfun|stepfun.com
01-ai|01.AI|CN|01 ai|01.ai
xiaohongshu|Xiaohongshu|CN|xiaohongshu;red note;rednote|xiaohongshu.com
bilibili|Bilibili|CN|bilibili|bilibili.com
trip-com|Trip.com|CN|trip com;ctrip|trip.com;ctrip.com
china-mobile|China Mobile|CN|china mobile|chinamobile.com
china-telecom|China Telecom|CN|china telecom;teleai;china telecom cloud|chinatelecom.cn
cloudwalk|CloudWalk|CN|cloudwalk|cloudwalk.com
zte|ZTE|CN|ZTE|zte.com.cn
hikvision|Hikvision|CN|hikvision|hikvision.com
dji|DJI|CN|DJI|dji.com
li-auto|Li Auto|CN|li auto|lixiang.com
xpeng|XPeng|CN|xpeng;xpeng motors|xiaopeng.com
baichuan|Baichuan|CN|baichuan;baichuan inc;baichuan intelligent technology|baichuan-inc.com
kunlun|Skywork AI|SG|kunlun;skywork ai;kunlun 2050 research|kunlun-inc.com
sea-ai-lab|Sea AI Lab|SG|sea ai lab;=shopee;shopee|sea.com;shopee.com
grab|Grab|SG|=grab;grabtaxi|grab.com
samsung|Samsung|KR|samsung;samsung research;samsung ai center;samsung advanced institute technology;samsung electronics|samsung.com
lg|LG|KR|lg ai research;lg electronics;lg cns;=lg;lgai|lge.com;lgresearch.ai
naver|NAVER|KR|na ver ai lab;na ver;naver;naver ai lab;naver cloud;naver clova;clova ai;naver corp;naver labs|navercorp.com
kakao|Kakao|KR|kakao;kakao brain;kakaobrain|kakaocorp.com;kakaobrain.com
hyundai|Hyundai Motor Group|KR|hyundai;hyundai motor|hyundai.com
sk-telecom|SK Telecom|KR|sk telecom;skt brain;sk hynix|sktelecom.com;sk.com
upstage|Upstage|KR|=upstage;upstage ai|upstage.ai
sony|Sony|JP|sony;sony ai;sony research;sony group|sony.com
ntt|NTT|JP|NTT;nippon telegraph telephone;ntt communication science lab;ntt corporation;ntt docomo|ntt.com;hco.ntt.co.jp
nec|NEC|JP|NEC;nec labs america;nec labs europe;nec corporation|nec.com;nec-labs.com;neclab.eu
hitachi|Hitachi|JP|hitachi|hitachi.com
fujitsu|Fujitsu|JP|fujitsu|fujitsu.com
toshiba|Toshiba|JP|toshiba|toshiba.co.jp
panasonic|Panasonic|JP|panasonic|panasonic.com
mitsubishi-electric|Mitsubishi Electric|JP|mitsubishi electric|mitsubishielectric.co.jp
rakuten|Rakuten|JP|rakuten|rakuten.com
omron|OMRON SINIC X|JP|omron sinic x;omron|sinicx.com;omron.com
cyberagent|CyberAgent|JP|cyberagent|cyberagent.co.jp
preferred-networks|Preferred Networks|JP|preferred networks;preferred elements|preferred.jp
sakana|Sakana AI|JP|sakana ai|sakana.ai
denso|DENSO|JP|denso;denso it lab|denso.com
tcs|Tata Consultancy Services|IN|tata consultancy services;tcs research;TCS|tcs.com
flipkart|Flipkart|IN|flipkart|flipkart.com
infosys|Infosys|IN|infosys|infosys.com
vinai|VinAI|VN|vinai;vinai research;vin ai|vinai.io
vinuniversity|VinUniversity|VN|vinuniversity;vinuni|vinuni.edu.vn
tii|Technology Innovation Institute|AE|technology innovation institute;TII|tii.ae
inception-ai|Inception Institute of AI|AE|inception institute artificial intelligence;inception institute ai;IIAI|inceptioniai.org
g42|G42|AE|G42|g42.ai
morgan-stanley|Morgan Stanley|US|morgan stanley|morganstanley.com
goldman-sachs|Goldman Sachs|US|goldman sachs|gs.com
two-sigma|Two Sigma|US|two sigma|twosigma.com
argo-ai|Argo AI|US|argo ai|argo.ai
aurora|Aurora Innovation|US|aurora innovation|aurora.tech
petuum|Petuum|US|petuum|petuum.com
asapp|ASAPP|US|ASAPP|asapp.com
covariant|Covariant|US|=covariant;covariant ai|covariant.ai
dataminr|Dataminr|US|dataminr|dataminr.com
picsart|Picsart|US|picsart;picsart ai research|picsart.com
autodesk|Autodesk|US|autodesk;autodesk research|autodesk.com
zillow|Zillow|US|zillow;zillow group|zillow.com
kitware|Kitware|US|kitware|kitware.com
hrl|HRL Laboratories|US|hrl lab;HRL|hrl.com
iqvia|IQVIA|US|IQVIA|iqvia.com
boston-dynamics-ai|~The AI Institute|US|boston dynamics ai institute;robotics ai institute|theaiinstitute.com
boston-dynamics|Boston Dynamics|US|=boston dynamics|bostondynamics.com
recursion|~Recursion|US|recursion pharmaceuticals|recursion.com
instadeep|InstaDeep|GB|instadeep|instadeep.com
polyai|PolyAI|GB|polyai;polyai limited|poly.ai
prowler|Secondmind|GB|prowler io;secondmind|prowler.io;secondmind.ai
babylon|Babylon Health|GB|=babylon;babylon health|babylonhealth.com
dyson|Dyson|GB|=dyson;dyson robotics lab|dyson.com
graphcore|Graphcore|GB|graphcore|graphcore.ai
synthesia|Synthesia|GB|synthesia|synthesia.io
isomorphic|Isomorphic Labs|GB|isomorphic labs|isomorphiclabs.com
elsevier|Elsevier|NL|elsevier|elsevier.com
unbabel|Unbabel|PT|unbabel|unbabel.com
feedzai|Feedzai|PT|feedzai|feedzai.com
sanofi|Sanofi|FR|sanofi|sanofi.com
technicolor|Technicolor|FR|technicolor|technicolor.com
edf|EDF|FR|EDF;edf lab;edf r d|edf.fr
lighton|LightOn|FR|lighton|lighton.ai
owkin|Owkin|FR|owkin|owkin.com
tooploox|Tooploox|PL|tooploox|tooploox.com
allegro|~Allegro|PL|=allegro;allegro ml research|allegro.com
novartis|Novartis|CH|novartis|novartis.com
roche|Roche|CH|roche;hoffmann la roche|roche.com
jina|Jina AI|DE|jina ai|jina.ai
kddi|KDDI Research|JP|kddi;kddi research|kddi.com
krafton|KRAFTON|KR|krafton|krafton.com
ncsoft|NCSOFT|KR|ncsoft;nc soft;nc ai|ncsoft.com
riiid|Riiid|KR|riiid|riiid.co
lunit|Lunit|KR|lunit|lunit.io
webank|WeBank|CN|webank|webank.com
fpt|FPT Software|VN|fpt software;fpt software ai center|fpt.com
jio|Jio|IN|=jio;jio platforms|jio.com
sarvam|Sarvam AI|IN|sarvam ai|sarvam.ai
tusimple|TuSimple|CN|tusimple|tusimple.ai
cambricon|Cambricon|CN|cambricon;cambricon technologies|cambricon.com
united-imaging|United Imaging|CN|united imaging;united imaging intelligence|united-imaging.com
deepwise|Deepwise|CN|deepwise;deepwise ai lab|deepwise.com
inspur|Inspur|CN|inspur|inspur.com
ubtech|UBTECH|CN|ubtech;ubtech robotics|ubtrobot.com
4paradigm|4Paradigm|CN|4paradigm;fourth paradigm|4paradigm.com
nuance|Nuance|US|nuance;nuance communications|nuance.com|microsoft
`;
