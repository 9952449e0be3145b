// Universities and public laboratories of mainland China, Hong Kong, Macau and Taiwan. Row format: see rows.ts.

export const china = `
tsinghua|Tsinghua University|CN|tsinghua;tsinghua shenzhen international graduate school;tsinghua berkeley shenzhen institute;THU|tsinghua.edu.cn
pku|Peking University|CN|pku;peking univeristy;beijing university;wangxuan institute computer technology;==peking|pku.edu.cn
sjtu|Shanghai Jiao Tong University|CN|shanghai jiaotong university;SJTU;shanghai jiao tong;shanghai jiaotong;john hopcroft center|sjtu.edu.cn
zju|Zhejiang University|CN|ZJU;zhejiang univeristy|zju.edu.cn
zjut|Zhejiang University of Technology|CN||zjut.edu.cn
zjgsu|Zhejiang Gongshang University|CN||zjgsu.edu.cn
zjnu|Zhejiang Normal University|CN||zjnu.edu.cn
fudan|Fudan University|CN|fudan|fudan.edu.cn
nju|Nanjing University|CN|state key lab novel software technology;national key lab novel software technology;NJU|nju.edu.cn
njust|Nanjing University of Science and Technology|CN|nanjing university science technology;NJUST|njust.edu.cn
nuaa|Nanjing University of Aeronautics and Astronautics|CN|NUAA|nuaa.edu.cn
njupt|Nanjing University of Posts and Telecommunications|CN|NJUPT|njupt.edu.cn
nuist|Nanjing University of Information Science and Technology|CN|NUIST|nuist.edu.cn
njnu|Nanjing Normal University|CN||njnu.edu.cn
ustc|University of Science and Technology of China|CN|ustc;university science technology china hefei;university science technoloy china|ustc.edu.cn
uestc|University of Electronic Science and Technology of China|CN|UESTC;university electronic science technology;university electronic sciences technology china|uestc.edu.cn
cas|Chinese Academy of Sciences|CN|chinese academy science;CASIA;institute automation cas;institute computing technology cas;ict cas;CAS|ia.ac.cn;ict.ac.cn;iie.ac.cn;iscas.ac.cn;nlpr.ia.ac.cn
ucas|University of Chinese Academy of Sciences|CN|UCAS;university chinese academy science;university chinese academy|ucas.ac.cn|cas
cass|Chinese Academy of Social Sciences|CN||cass.org.cn
caep|China Academy of Engineering Physics|CN||caep.cn
caict|China Academy of Information and Communications Technology|CN|CAICT|caict.ac.cn
buaa|Beihang University|CN|BUAA;beihang;beijing university aeronautics astronautics|buaa.edu.cn
bit|Beijing Institute of Technology|CN|beijing institue technology|bit.edu.cn
bupt|Beijing University of Posts and Telecommunications|CN|BUPT;beijing university post telecommunications;beijing university posts telecommunication;beijing university posts telecom|bupt.edu.cn
bjtu|Beijing Jiaotong University|CN|beijing jiao tong university|bjtu.edu.cn
bnu|Beijing Normal University|CN||bnu.edu.cn
bjut|Beijing University of Technology|CN||bjut.edu.cn
buct|Beijing University of Chemical Technology|CN||buct.edu.cn
ustb|University of Science and Technology Beijing|CN|university science technology beijing;USTB|ustb.edu.cn
blcu|Beijing Language and Culture University|CN||blcu.edu.cn
bfsu|Beijing Foreign Studies University|CN||bfsu.edu.cn
bisu|Beijing Information Science and Technology University|CN||bistu.edu.cn
ruc|Renmin University of China|CN|renmin university;gaoling school artificial intelligence;RUC|ruc.edu.cn
cau|China Agricultural University|CN||cau.edu.cn
cufe|Central University of Finance and Economics|CN||cufe.edu.cn
minzu|Minzu University of China|CN|minzu university|muc.edu.cn
ncepu|North China Electric Power University|CN||ncepu.edu.cn
cuc|Communication University of China|CN||cuc.edu.cn
capital-normal|Capital Normal University|CN||cnu.edu.cn
hit|Harbin Institute of Technology|CN|harbin institute;HIT;harbin insititute technology|hit.edu.cn
hit-shenzhen|Harbin Institute of Technology, Shenzhen|CN|harbin institute technology shenzhen;hit shenzhen;HITSZ|hitsz.edu.cn|hit
heu|Harbin Engineering University|CN||hrbeu.edu.cn
hust|Huazhong University of Science and Technology|CN|HUST;huazhong university science;huazhong university science techonology|hust.edu.cn
ccnu|Central China Normal University|CN||ccnu.edu.cn
hzau|Huazhong Agricultural University|CN||hzau.edu.cn
sysu|Sun Yat-sen University|CN|SYSU;sun yat sen;zhongshan university|sysu.edu.cn
whu|Wuhan University|CN||whu.edu.cn
whut|Wuhan University of Technology|CN||whut.edu.cn
wust|Wuhan University of Science and Technology|CN||wust.edu.cn
cug|China University of Geosciences|CN||cug.edu.cn
xjtu|Xi'an Jiaotong University|CN|xian jiao tong university;xi an jiaotong university;xi an jiao tong university;XJTU|xjtu.edu.cn
xjtlu|Xi'an Jiaotong-Liverpool University|CN|xian jiaotong liverpool university;xi an jiaotong liverpool university;XJTLU|xjtlu.edu.cn
xidian|Xidian University|CN|xidian|xidian.edu.cn
nwpu|Northwestern Polytechnical University|CN|northwestern polytechnic university;northwestern ploytechnical university;NWPU|nwpu.edu.cn
nwu-china|~Northwest University|CN|northwest university xian;northwest university china|nwu.edu.cn
snnu|Shaanxi Normal University|CN||snnu.edu.cn
tju|Tianjin University|CN|TJU|tju.edu.cn
nankai|Nankai University|CN|nankai;TMCC nankai|nankai.edu.cn
hebut|Hebei University of Technology|CN||hebut.edu.cn
tongji|Tongji University|CN||tongji.edu.cn
ecnu|East China Normal University|CN|ECNU;eastern china normal university|ecnu.edu.cn
ecust|East China University of Science and Technology|CN|ECUST;east china university science technology|ecust.edu.cn
shanghaitech|ShanghaiTech University|CN|shanghaitech;shanghai tech university|shanghaitech.edu.cn
shanghai-university|Shanghai University|CN||shu.edu.cn
sufe|Shanghai University of Finance and Economics|CN||sufe.edu.cn
usst|University of Shanghai for Science and Technology|CN|university shanghai science technology|usst.edu.cn
donghua|Donghua University|CN||dhu.edu.cn
shanghai-ai-lab|Shanghai AI Laboratory|CN|shanghai artificial intelligence lab;shanghai ai lab;pjlab|pjlab.org.cn
shanghai-innovation|Shanghai Innovation Institute|CN|shanghai innovation institution|sii.edu.cn
shanghai-qizhi|Shanghai Qi Zhi Institute|CN|shanghai qizhi institute;shanghai qi zhi|sqz.ac.cn
scut|South China University of Technology|CN|SCUT;south china university tech|scut.edu.cn
scnu|South China Normal University|CN||scnu.edu.cn
scau|South China Agricultural University|CN||scau.edu.cn
gdut|Guangdong University of Technology|CN||gdut.edu.cn
gdufs|Guangdong University of Foreign Studies|CN||gdufs.edu.cn
jinan|Jinan University|CN||jnu.edu.cn
guangzhou-university|Guangzhou University|CN||gzhu.edu.cn
szu|Shenzhen University|CN||szu.edu.cn
sustech|Southern University of Science and Technology|CN|SUSTech;southern university science technology;SUSTC;south university science technology china;southern university science technology china|sustech.edu.cn
siat|Shenzhen Institutes of Advanced Technology|CN|shenzhen institute advanced technology;shenzhen institutes advanced technology;SIAT|siat.ac.cn|cas
sribd|Shenzhen Research Institute of Big Data|CN|shenzhen research institute big data;SRIBD|sribd.cn
shenzhen-tech|Shenzhen Technology University|CN||sztu.edu.cn
pengcheng|Peng Cheng Laboratory|CN|peng cheng lab;pengcheng lab;PCL|pcl.ac.cn
idea|International Digital Economy Academy|CN|international digital economy academy;idea research;IDEA|idea.edu.cn
dlut|Dalian University of Technology|CN|dalian university technology;DUT;DLUT|dlut.edu.cn
dlmu|Dalian Maritime University|CN||dlmu.edu.cn
neu-china|Northeastern University (China)|CN|northeastern university china;northeastern university shenyang;northeastern university niutrans;northeastern university natural language processing lab;niutrans research;niutrans;northeastern university qinhuangdao|neu.edu.cn
jlu|Jilin University|CN|JLU|jlu.edu.cn
nenu|Northeast Normal University|CN||nenu.edu.cn
xmu|Xiamen University|CN|XMU|xmu.edu.cn
fzu|Fuzhou University|CN||fzu.edu.cn
fjnu|Fujian Normal University|CN||fjnu.edu.cn
huaqiao|Huaqiao University|CN||hqu.edu.cn
seu|Southeast University|CN|SEU|seu.edu.cn
suda|Soochow University|CN|suzhou university|suda.edu.cn
hhu-china|Hohai University|CN||hhu.edu.cn
jiangnan|Jiangnan University|CN||jiangnan.edu.cn
jsu|Jiangsu University|CN||ujs.edu.cn
cumt|China University of Mining and Technology|CN||cumt.edu.cn
yzu|Yangzhou University|CN||yzu.edu.cn
scu-china|Sichuan University|CN||scu.edu.cn
swjtu|Southwest Jiaotong University|CN||swjtu.edu.cn
swufe|Southwestern University of Finance and Economics|CN||swufe.edu.cn
cqu|Chongqing University|CN||cqu.edu.cn
cqupt|Chongqing University of Posts and Telecommunications|CN||cqupt.edu.cn
swu|Southwest University|CN||swu.edu.cn
nudt|National University of Defense Technology|CN|NUDT;national university defence technology|nudt.edu.cn
hnu|Hunan University|CN||hnu.edu.cn
csu-china|Central South University|CN||csu.edu.cn
xtu|Xiangtan University|CN||xtu.edu.cn
hunan-normal|Hunan Normal University|CN||hunnu.edu.cn
hefei-tech|Hefei University of Technology|CN|HFUT|hfut.edu.cn
ahu|Anhui University|CN||ahu.edu.cn
hefei-science-center|Hefei Comprehensive National Science Center|CN|hefei comprehensive national science center|iai.ustc.edu.cn
sdu|Shandong University|CN||sdu.edu.cn
ouc|Ocean University of China|CN||ouc.edu.cn
upc-china|China University of Petroleum|CN|china university petroleum east china|upc.edu.cn
cupb|China University of Petroleum, Beijing|CN|china university petroleum beijing|cup.edu.cn
uic-zhuhai|BNU-HKBU United International College|CN|beijing normal hong kong baptist university united international college|uic.edu.cn;uic.edu.hk
sdnu|Shandong Normal University|CN||sdnu.edu.cn
qlu|Qilu University of Technology|CN|shandong academy sciences|qlu.edu.cn
qdu|Qingdao University|CN||qdu.edu.cn
zzu|Zhengzhou University|CN||zzu.edu.cn
pla-ieu|Information Engineering University|CN|pla information engineering university|
sxu|Shanxi University|CN||sxu.edu.cn
lzu|Lanzhou University|CN||lzu.edu.cn
xju|Xinjiang University|CN||xju.edu.cn
gzu|Guizhou University|CN||gzu.edu.cn
ynu|Yunnan University|CN||ynu.edu.cn
kust|Kunming University of Science and Technology|CN||kust.edu.cn
gxu|Guangxi University|CN||gxu.edu.cn
gxnu|Guangxi Normal University|CN||gxnu.edu.cn
hainan|Hainan University|CN||hainanu.edu.cn
ncu-nanchang|Nanchang University|CN||ncu.edu.cn
jxnu|Jiangxi Normal University|CN||jxnu.edu.cn
imu|Inner Mongolia University|CN||imu.edu.cn
yanshan|Yanshan University|CN||ysu.edu.cn
hdu|Hangzhou Dianzi University|CN||hdu.edu.cn
hznu|Hangzhou Normal University|CN||hznu.edu.cn
hangzhou-ias|Hangzhou Institute for Advanced Study|CN|hangzhou institute advanced study|hias.ucas.ac.cn|ucas
ningbo|Ningbo University|CN||nbu.edu.cn
eit-ningbo|Eastern Institute of Technology, Ningbo|CN|eastern institute technology;eastern institute advanced study;ningbo institute digital twin;eastern institute technology ningbo|eitech.edu.cn
westlake|Westlake University|CN|westlake institute advanced study|westlake.edu.cn
zhejiang-lab|Zhejiang Lab|CN|zhejianglab|zhejianglab.com
bigai|BIGAI|CN|BIGAI;beijing institute general artificial intelligence;state key lab general artificial intelligence;national key lab general artificial intelligence|bigai.ai
baai|BAAI|CN|BAAI;beijing academy artificial intelligence|baai.ac.cn
bnrist|BNRist|CN|beijing national research center information science technology;beijing national research center information science;bnrist|bnrist.tsinghua.edu.cn
pazhou|Pazhou Laboratory|CN|pazhou lab|pazhoulab.com
purple-mountain|Purple Mountain Laboratories|CN|purple mountain lab|pmlabs.com.cn
cuhk|Chinese University of Hong Kong|HK|CUHK;chinese university hong kong cuhk;mmlab cuhk;multimedia lab cuhk|cuhk.edu.hk
cuhk-shenzhen|Chinese University of Hong Kong, Shenzhen|CN|chinese university hong kong shenzhen;cuhk shenzhen;cuhk sz;CUHKSZ;school data science chinese university hong kong shenzhen;chinese university hong kong cuhk shenzhen|cuhk.edu.cn
hkust|Hong Kong University of Science and Technology|HK|hkust;hong kong university science technology hkust;hong kong university science|ust.hk
hkust-gz|Hong Kong University of Science and Technology (Guangzhou)|CN|hkust gz;hkust guangzhou;hong kong university science technology gz;HKUSTGZ|hkust-gz.edu.cn
hku|University of Hong Kong|HK|HKU;hong kong university|hku.hk
cityu|City University of Hong Kong|HK|cityu;city university hong kong shenzhen;CityUHK;cityu hk;city university hong kong dongguan|cityu.edu.hk
polyu|Hong Kong Polytechnic University|HK|polyu;hong kong polytechnic;hk polyu;hong kong polytechnical university|polyu.edu.hk
hkbu|Hong Kong Baptist University|HK|HKBU|hkbu.edu.hk
eduhk|Education University of Hong Kong|HK||eduhk.hk
lingnan|Lingnan University|HK||ln.edu.hk
hkisi|Hong Kong Institute of Science & Innovation|HK|hong kong institute science innovation;center artificial intelligence robotics hkisi;HKISI|hkisi.org.hk|cas
cpii|Centre for Perceptual and Interactive Intelligence|HK|center perceptual interactive intelligence;CPII|cpii.hk
macau|University of Macau|MO|university macau;university macao|um.edu.mo
must-macau|Macau University of Science and Technology|MO|macau university science technology|must.edu.mo
ntu-taiwan|National Taiwan University|TW|national taiwan univeristy;NTU taiwan|ntu.edu.tw
ntust|National Taiwan University of Science and Technology|TW|national taiwan university science technology;taiwan tech|ntust.edu.tw
ntnu-taiwan|National Taiwan Normal University|TW||ntnu.edu.tw
nthu|National Tsing Hua University|TW|national tsinghua university;NTHU;tsing hua university|nthu.edu.tw
nycu|National Yang Ming Chiao Tung University|TW|national chiao tung university;NYCU;NCTU;national yang ming university|nycu.edu.tw;nctu.edu.tw
ncku|National Cheng Kung University|TW|NCKU|ncku.edu.tw
ncu|National Central University|TW||ncu.edu.tw
nsysu|National Sun Yat-sen University|TW|national sun yat sen university|nsysu.edu.tw
nccu|National Chengchi University|TW||nccu.edu.tw
academia-sinica|Academia Sinica|TW|academia sinica|sinica.edu.tw
itri|Industrial Technology Research Institute|TW|ITRI|itri.org.tw
mediatek|MediaTek|TW|mediatek;mediatek research|mediatek.com
appier|Appier|TW|appier|appier.com
uibe|University of International Business and Economics|CN||uibe.edu.cn
ynnu|Yunnan Normal University|CN||ynnu.edu.cn
ujn|University of Jinan|CN||ujn.edu.cn
nuc-china|North University of China|CN||nuc.edu.cn
tyut|Taiyuan University of Technology|CN||tyut.edu.cn
hbu|Hebei University|CN||hbu.edu.cn
henu|Henan University|CN||henu.edu.cn
hubei|Hubei University|CN||hubu.edu.cn
swpu|Southwest Petroleum University|CN||swpu.edu.cn
xupt|Xi'an University of Posts and Telecommunications|CN||xupt.edu.cn
xut|Xi'an University of Technology|CN||xaut.edu.cn
cuit|Chengdu University of Information Technology|CN||cuit.edu.cn
guangdong-ai-lab|Guangdong Laboratory of AI and Digital Economy (SZ)|CN|guangdong lab artificial intelligence digital economy;guangming lab|gml.ac.cn
hk-metropolitan|Hong Kong Metropolitan University|HK||hkmu.edu.hk
nchu-taiwan|National Chung Hsing University|TW||nchu.edu.tw
ntpu|National Taipei University|TW||ntpu.edu.tw
ntut|National Taipei University of Technology|TW||ntut.edu.tw
yzu-taiwan|Yuan Ze University|TW||yzu.edu.tw
ccu-taiwan|National Chung Cheng University|TW||ccu.edu.tw
`;
