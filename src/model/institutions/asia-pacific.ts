// Universities and public laboratories of the rest of Asia, Oceania and Africa. Row format: see rows.ts.

export const asiaPacific = `
nus|National University of Singapore|SG|NUS;national univeristy singapore|nus.edu.sg
ntu|Nanyang Technological University|SG|NTU;nanyang technical university;nanyang technological univeristy;nanyang tech university;ntu singapore|ntu.edu.sg
smu|Singapore Management University|SG||smu.edu.sg
sutd|Singapore University of Technology and Design|SG|SUTD;singapore university technology design|sutd.edu.sg
a-star|A*STAR|SG|agency science technology research;institute infocomm research;i2r;institute high performance computing;A STAR;center frontier ai research;ASTAR|a-star.edu.sg
singapore-institute-tech|Singapore Institute of Technology|SG||singaporetech.edu.sg
kaist|KAIST|KR|korea advanced institute science technology;korea advanced institute;kaist ai;korean advanced institute science technology|kaist.ac.kr;kaist.edu
snu|Seoul National University|KR|SNU;seoul national univeristy|snu.ac.kr
seoultech|Seoul National University of Science and Technology|KR|seoultech|seoultech.ac.kr
postech|POSTECH|KR|pohang university science technology|postech.ac.kr
korea-university|Korea University|KR||korea.ac.kr
yonsei|Yonsei University|KR|yonsei|yonsei.ac.kr
unist|UNIST|KR|ulsan national institute science technology|unist.ac.kr
gist|GIST|KR|gwangju institute science technology;GIST|gist.ac.kr;gm.gist.ac.kr
dgist|DGIST|KR|daegu gyeongbuk institute science technology;dgist|dgist.ac.kr
hanyang|Hanyang University|KR|hanyang|hanyang.ac.kr
skku|Sungkyunkwan University|KR|sungkyunkwan;SKKU|skku.edu
sogang|Sogang University|KR|sogang|sogang.ac.kr
chung-ang|Chung-Ang University|KR|chung ang|cau.ac.kr
kyung-hee|Kyung Hee University|KR|kyung hee;kyunghee university|khu.ac.kr
ewha|Ewha Womans University|KR|ewha|ewha.ac.kr
inha|Inha University|KR||inha.ac.kr
ajou|Ajou University|KR||ajou.ac.kr
konkuk|Konkuk University|KR||konkuk.ac.kr
dongguk|Dongguk University|KR||dongguk.edu
kookmin|Kookmin University|KR||kookmin.ac.kr
pusan|Pusan National University|KR||pusan.ac.kr
kyungpook|Kyungpook National University|KR||knu.ac.kr
chonnam|Chonnam National University|KR||jnu.ac.kr
etri|ETRI|KR|ETRI;electronics telecommunications research institute|etri.re.kr
kist|KIST|KR|korea institute science technology;KIST|kist.re.kr
kias|Korea Institute for Advanced Study|KR|KIAS|kias.re.kr
ibs|~Institute for Basic Science|KR|=institute for basic science;institute basic science korea|ibs.re.kr
utokyo|University of Tokyo|JP|tokyo university;utokyo|u-tokyo.ac.jp
kyoto|Kyoto University|JP|university kyoto|kyoto-u.ac.jp
osaka|Osaka University|JP|university osaka|osaka-u.ac.jp
osaka-metropolitan|Osaka Metropolitan University|JP|osaka prefecture university;osaka city university|omu.ac.jp
tokyo-tech|Institute of Science Tokyo|JP|tokyo institute technology;tokyo tech;institute science tokyo;science tokyo|titech.ac.jp;isct.ac.jp
tokyo-metropolitan|Tokyo Metropolitan University|JP||tmu.ac.jp
tokyo-science|Tokyo University of Science|JP||tus.ac.jp
tokyo-agri-tech|Tokyo University of Agriculture and Technology|JP||tuat.ac.jp
uec|University of Electro-Communications|JP|university electro communications|uec.ac.jp
tohoku|Tohoku University|JP||tohoku.ac.jp
nagoya|Nagoya University|JP||nagoya-u.ac.jp
nagoya-tech|Nagoya Institute of Technology|JP||nitech.ac.jp
kyushu|Kyushu University|JP||kyushu-u.ac.jp
hokkaido|Hokkaido University|JP||hokudai.ac.jp
tsukuba|University of Tsukuba|JP|tsukuba university|tsukuba.ac.jp
hiroshima|Hiroshima University|JP||hiroshima-u.ac.jp
kobe|Kobe University|JP||kobe-u.ac.jp
chiba|Chiba University|JP||chiba-u.jp
keio|Keio University|JP|keio|keio.ac.jp
waseda|Waseda University|JP|waseda|waseda.jp
sophia|Sophia University|JP||sophia.ac.jp
hosei|Hosei University|JP||hosei.ac.jp
ritsumeikan|Ritsumeikan University|JP|ritsumeikan|ritsumei.ac.jp
chubu|Chubu University|JP||chubu.ac.jp
meiji|Meiji University|JP||meiji.ac.jp
ochanomizu|Ochanomizu University|JP||ocha.ac.jp
toyota-tech|Toyota Technological Institute|JP|toyota technological institute|toyota-ti.ac.jp
naist|Nara Institute of Science and Technology|JP|naist|naist.jp
jaist|Japan Advanced Institute of Science and Technology|JP|JAIST|jaist.ac.jp
oist|Okinawa Institute of Science and Technology|JP|OIST|oist.jp
nii|National Institute of Informatics|JP|national institute informatics;NII|nii.ac.jp
nict|National Institute of Information and Communications Technology|JP|NICT|nict.go.jp
aist|AIST|JP|national institute advanced industrial science technology;AIST|aist.go.jp
ism-japan|Institute of Statistical Mathematics|JP|institute statistical mathematics|ism.ac.jp
riken|RIKEN|JP|riken;riken aip;center advanced intelligence project|riken.jp
atr|ATR|JP|advanced telecommunications research institute international;ATR|atr.jp
iit-bombay|IIT Bombay|IN|indian institute technology bombay;iit mumbai|iitb.ac.in
iit-delhi|IIT Delhi|IN|indian institute technology delhi;indian institute technology new delhi|iitd.ac.in
iit-kanpur|IIT Kanpur|IN|indian institute technology kanpur|iitk.ac.in
iit-madras|IIT Madras|IN|indian institute technology madras;iit chennai;robert bosch center data science ai|iitm.ac.in
iit-kharagpur|IIT Kharagpur|IN|indian institute technology kharagpur|iitkgp.ac.in
iit-hyderabad|IIT Hyderabad|IN|indian institute technology hyderabad|iith.ac.in
iit-guwahati|IIT Guwahati|IN|indian institute technology guwahati|iitg.ac.in
iit-roorkee|IIT Roorkee|IN|indian institute technology roorkee|iitr.ac.in
iit-patna|IIT Patna|IN|indian institute technology patna|iitp.ac.in
iit-gandhinagar|IIT Gandhinagar|IN|indian institute technology gandhinagar|iitgn.ac.in
iit-jodhpur|IIT Jodhpur|IN|indian institute technology jodhpur|iitj.ac.in
iit-bhu|IIT (BHU) Varanasi|IN|indian institute technology bhu;iit bhu;indian institute technology varanasi|iitbhu.ac.in
iit-ropar|IIT Ropar|IN|indian institute technology ropar|iitrpr.ac.in
iit-mandi|IIT Mandi|IN|indian institute technology mandi|iitmandi.ac.in
iit-indore|IIT Indore|IN|indian institute technology indore|iiti.ac.in
iisc|Indian Institute of Science|IN|iisc;iisc bangalore;indian institute science bangalore|iisc.ac.in
iiit-hyderabad|IIIT Hyderabad|IN|international institute information technology hyderabad;international institute information technology;LTRC|iiit.ac.in
iiit-delhi|IIIT Delhi|IN|indraprastha institute information technology;indraprastha institute information technology delhi|iiitd.ac.in
isi-kolkata|Indian Statistical Institute|IN||isical.ac.in
cmi|Chennai Mathematical Institute|IN||cmi.ac.in
tifr|Tata Institute of Fundamental Research|IN|TIFR|tifr.res.in
jadavpur|Jadavpur University|IN||jaduniv.edu.in
bits-pilani|BITS Pilani|IN|birla institute technology science;birla institute technology science pilani|bits-pilani.ac.in
delhi-tech|Delhi Technological University|IN||dtu.ac.in
shiv-nadar|Shiv Nadar University|IN||snu.edu.in
plaksha|Plaksha University|IN||plaksha.edu.in
buet|Bangladesh University of Engineering and Technology|BD|BUET|buet.ac.bd
brac|BRAC University|BD|brac university|bracu.ac.bd
lums|Lahore University of Management Sciences|PK|LUMS|lums.edu.pk
nust-pakistan|~National University of Sciences and Technology|PK|national university sciences technology pakistan;national university sciences technology islamabad|nust.edu.pk
moratuwa|University of Moratuwa|LK||uom.lk
hcmut|Ho Chi Minh City University of Technology|VN|ho chi minh city university technology|hcmut.edu.vn
vnu|Vietnam National University|VN|vietnam national university hanoi;vnu hanoi|vnu.edu.vn
vnu-hcm|Vietnam National University Ho Chi Minh City|VN|vietnam national university hcmc;vnu hcm;vnuhcm;university science vnu hcm;university information technology vnu hcm|vnuhcm.edu.vn
hust-vietnam|Hanoi University of Science and Technology|VN|hanoi university science technology|hust.edu.vn
chulalongkorn|Chulalongkorn University|TH||chula.ac.th
vistec|VISTEC|TH|vidyasirimedhi institute science technology;VISTEC|vistec.ac.th
malaya|University of Malaya|MY|university malaya|um.edu.my
monash-malaysia|Monash University Malaysia|MY|monash university malaysia||monash
utm-malaysia|Universiti Teknologi Malaysia|MY|universiti teknologi malaysia|utm.my
indonesia|University of Indonesia|ID|university indonesia;universitas indonesia|ui.ac.id
bandung|Bandung Institute of Technology|ID|institute teknologi bandung|itb.ac.id
mbzuai|Mohamed bin Zayed University of Artificial Intelligence|AE|mbzuai;mohamed bin zayed university ai;mohammed bin zayed university artificial intelligence;mohamed bin zayed university|mbzuai.ac.ae
khalifa|Khalifa University|AE|khalifa university science technology|ku.ac.ae
kaust|KAUST|SA|king abdullah university science technology;kaust;king abdullah university|kaust.edu.sa
kfupm|King Fahd University of Petroleum and Minerals|SA|KFUPM|kfupm.edu.sa
king-saud|King Saud University|SA||ksu.edu.sa
qcri|Qatar Computing Research Institute|QA|QCRI;qatar computing research institute hbku|qcri.org
hbku|Hamad Bin Khalifa University|QA|HBKU|hbku.edu.qa
aub|American University of Beirut|LB||aub.edu.lb
sharif|Sharif University of Technology|IR|sharif university|sharif.edu
tehran|University of Tehran|IR|tehran university|ut.ac.ir
amirkabir|Amirkabir University of Technology|IR||aut.ac.ir
ipm|Institute for Research in Fundamental Sciences|IR|institute research fundamental sciences|ipm.ir
cairo|Cairo University|EG||cu.edu.eg
auc-egypt|American University in Cairo|EG|american university cairo|aucegypt.edu
um6p|Mohammed VI Polytechnic University|MA|mohammed vi polytechnic university;UM6P|um6p.ma
cape-town|University of Cape Town|ZA||uct.ac.za
wits|University of the Witwatersrand|ZA|university witwatersrand;wits university|wits.ac.za
stellenbosch|Stellenbosch University|ZA||sun.ac.za
pretoria|University of Pretoria|ZA||up.ac.za
csir-za|CSIR South Africa|ZA|csir south africa|csir.co.za
aims|African Institute for Mathematical Sciences|RW|african institute mathematical sciences;AIMS|nexteinstein.org
sydney|University of Sydney|AU|sydney university|sydney.edu.au
uts|University of Technology Sydney|AU|university technology sydney;UTS;sydney university technology|uts.edu.au
unsw|UNSW Sydney|AU|university new south wales;UNSW;university nsw;unsw canberra;university new south wales sydney|unsw.edu.au
macquarie|Macquarie University|AU||mq.edu.au
western-sydney|Western Sydney University|AU||westernsydney.edu.au
wollongong|University of Wollongong|AU||uow.edu.au
newcastle-au|~University of Newcastle|AU|university newcastle australia|newcastle.edu.au
monash|Monash University|AU|monash|monash.edu
melbourne|University of Melbourne|AU|melbourne university|unimelb.edu.au
rmit|RMIT University|AU|RMIT;royal melbourne institute technology|rmit.edu.au
deakin|Deakin University|AU|deakin|deakin.edu.au
la-trobe|La Trobe University|AU||latrobe.edu.au
swinburne|Swinburne University of Technology|AU|swinburne|swin.edu.au
adelaide|University of Adelaide|AU|adelaide university;australian institute machine learning;AIML|adelaide.edu.au
south-australia|University of South Australia|AU||unisa.edu.au
flinders|Flinders University|AU||flinders.edu.au
anu|Australian National University|AU|ANU;australia national university|anu.edu.au
csiro|CSIRO|AU|csiro;data61;csiro data61;nicta|csiro.au
queensland|University of Queensland|AU||uq.edu.au
qut|Queensland University of Technology|AU|QUT|qut.edu.au
griffith|Griffith University|AU||griffith.edu.au
uwa|University of Western Australia|AU||uwa.edu.au
curtin|Curtin University|AU||curtin.edu.au
tasmania|University of Tasmania|AU||utas.edu.au
auckland|University of Auckland|NZ||auckland.ac.nz
aut-nz|Auckland University of Technology|NZ||aut.ac.nz
otago|University of Otago|NZ||otago.ac.nz
canterbury|University of Canterbury|NZ||canterbury.ac.nz
waikato|University of Waikato|NZ||waikato.ac.nz
victoria-wellington|Victoria University of Wellington|NZ|victoria university wellington|vuw.ac.nz
toyama|University of Toyama|JP||u-toyama.ac.jp
kyutech|Kyushu Institute of Technology|JP||kyutech.ac.jp
ehime|Ehime University|JP||ehime-u.ac.jp
yokohama|Yokohama National University|JP||ynu.ac.jp
kanazawa|Kanazawa University|JP||kanazawa-u.ac.jp
shizuoka|Shizuoka University|JP||shizuoka.ac.jp
iiit-bangalore|IIIT Bangalore|IN|international institute information technology bangalore|iiitb.ac.in
iit-bhubaneswar|IIT Bhubaneswar|IN|indian institute technology bhubaneswar|iitbbs.ac.in
iit-palakkad|IIT Palakkad|IN|indian institute technology palakkad|iitpkd.ac.in
iit-ism|IIT (ISM) Dhanbad|IN|indian institute technology dhanbad;iit dhanbad;indian institute technology ism dhanbad|iitism.ac.in
ashoka|Ashoka University|IN||ashoka.edu.in
ai4bharat|AI4Bharat|IN|ai4bharat|ai4bharat.org
thapar|Thapar Institute of Engineering and Technology|IN||thapar.edu
hcmus|~University of Science, VNU-HCM|VN|university science ho chi minh city|hcmus.edu.vn|vnu-hcm
nitk|National Institute of Technology Karnataka|IN||nitk.edu.in
hongik|Hongik University|KR||hongik.ac.kr
sejong|Sejong University|KR||sejong.ac.kr
soongsil|Soongsil University|KR||ssu.ac.kr
incheon|Incheon National University|KR||inu.ac.kr
uos-korea|University of Seoul|KR||uos.ac.kr
canberra|University of Canberra|AU||canberra.edu.au
james-cook|James Cook University|AU||jcu.edu.au
massey|Massey University|NZ||massey.ac.nz
ashesi|Ashesi University|GH||ashesi.edu.gh
lagos|University of Lagos|NG||unilag.edu.ng
ibadan|University of Ibadan|NG||ui.edu.ng
nairobi|University of Nairobi|KE||uonbi.ac.ke
makerere|Makerere University|UG||mak.ac.ug
addis-ababa|Addis Ababa University|ET||aau.edu.et
bahir-dar|Bahir Dar University|ET||bdu.edu.et
qatar-university|Qatar University|QA||qu.edu.qa
`;
