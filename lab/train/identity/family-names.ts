// Family names that are typical of an origin: where learning the shares of names begins. Written by hand.

export const FAMILY_NAMES: Record<string, string> = {
  chinese:
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao cui zhong tan fan jin shi liao jia xia fu fang zou xiong bai meng qin qiu hou yin xue lei yan long duan shao qian",
  taiwanese:
    "chang hsu huang tsai hsieh cheng chiu chou hsiao chuang yeh liao tseng chiang hung lai kuo lu su chung yen hsiung shih tsao tung jen chien kao chao liu wen tsou",
  cantonese:
    "wong chan cheung leung lau ng ho chow kwok yeung lam tang fung tsang yip mak choi chiu kwan tam hui lui poon siu au yuen kwong tse tsui ngai shum ong goh teo koh tay toh chua",
  korean:
    "kim lee park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song ryu hong yoo bae baek nam heo yun moon noh chung jeon ko cha woo joo min sohn paik jin suh chae",
  japanese:
    "sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu yamazaki mori ikeda hashimoto ishikawa ogawa okada fujita goto hasegawa murakami kondo ishii sakamoto endo aoki fujii nishimura fukuda ota miura fujiwara matsuda nakajima nakagawa harada ono tamura takeuchi kaneko wada ueda ishida ueno sakai",
  vietnamese: "nguyen tran le pham hoang phan vu vo dang bui do ho ngo duong ly dinh truong",
  "north indian":
    "kumar singh sharma gupta verma agarwal agrawal jain mishra yadav pandey tiwari shukla srivastava mehta shah patel joshi chauhan kapoor malhotra arora bansal goyal aggarwal garg mittal khanna chopra bhatia sinha rai thakur saxena dubey",
  bengali:
    "banerjee mukherjee chatterjee ghosh das bose roy sengupta chakraborty dutta bhattacharya sarkar saha dey pal mitra chakrabarti nandi islam rahman hossain ahmed chowdhury akter alam haque",
  "south indian":
    "rao reddy iyer krishnan subramanian raman nair menon srinivasan ramachandran venkatesan kulkarni deshpande patil joshi murthy balasubramanian natarajan rajan narayanan ramakrishnan swaminathan venkataraman perera silva fernando",
  arabic:
    "ahmed mohamed ali hassan hussein ibrahim khan hussain malik mahmoud khalil mansour saleh salem abdullah osman haddad nasser farouk iqbal qureshi aziz abdelrahman elsayed el al",
  persian:
    "hosseini mohammadi ahmadi rezaei karimi moradi jafari rahimi mousavi heidari kazemi ebrahimi ghasemi shirazi tehrani akbari hashemi sadeghi farahani najafi soltani yazdani",
  turkish:
    "yilmaz kaya demir celik sahin yildiz yildirim ozturk aydin ozdemir arslan dogan kilic aslan cetin kara koc kurt ozkan simsek polat",
  spanish:
    "garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz moreno alvarez munoz romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez serrano blanco molina morales castro ortiz rubio mendez vargas rojas",
  portuguese:
    "silva santos ferreira pereira oliveira costa rodrigues martins sousa souza lima fernandes goncalves almeida ribeiro carvalho gomes lopes barbosa rocha dias cardoso teixeira moreira correia mendes nunes vieira monteiro",
  italian:
    "rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti deluca costa giordano mancini rizzo lombardi moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli martini leone longo gentile martinelli vitale",
  french:
    "martin bernard dubois thomas robert richard petit durand leroy moreau simon laurent lefebvre michel garcia david bertrand roux vincent fournier morel girard andre lefevre mercier dupont lambert bonnet francois martinez legrand garnier faure rousseau blanc guerin muller henry roussel nicolas perrin morin mathieu clement gauthier dumont",
  german:
    "muller mueller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schafer koch bauer richter klein wolf schroder neumann schwarz zimmermann braun kruger hofmann hartmann lange schmitt werner schmitz krause meier lehmann schmid schulze maier kohler herrmann konig walter mayer huber kaiser fuchs peters lang scholz moller weiss jung hahn schubert vogel friedrich keller gunther frank berger winkler roth beck lorenz baumann",
  dutch:
    "de vries jansen bakker visser smit meijer mulder bos vos peters hendriks dekker brouwer dijkstra smits graaf kok jacobs vermeulen peeters janssens maes claes willems",
  nordic:
    "andersson johansson karlsson nilsson eriksson larsson olsson persson svensson gustafsson hansen johansen olsen larsen andersen pedersen nielsen kristiansen jensen karlsen johnsen pettersen christensen sorensen rasmussen jorgensen madsen korhonen virtanen makinen nieminen laine heikkinen",
  english:
    "smith johnson williams brown jones davis miller wilson moore taylor anderson jackson white harris thompson robinson clark lewis walker hall allen young king wright scott hill green adams baker nelson carter mitchell roberts turner phillips campbell parker evans edwards collins stewart morris rogers reed cook morgan bell murphy bailey cooper richardson cox howard ward watson brooks kelly gray james bennett wood hughes price myers ross foster powell jenkins perry russell sullivan",
  slavic:
    "ivanov petrov kuznetsov popov sokolov lebedev novikov morozov volkov solovyov vasiliev zaitsev pavlov semenov golubev vinogradov fedorov mikhailov smirnov nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski szymanski wozniak novak svoboda novotny dvorak cerny prochazka kucera horvat kovac horvath nagy kovacs toth szabo jovanovic petrovic nikolic popescu ionescu",
  greek:
    "papadopoulos papadimitriou georgiou dimitriou nikolaidis papanikolaou vlachos karagiannis pappas christou antoniou konstantinou ioannidis makris alexiou economou panagiotopoulos angelopoulos oikonomou",
  jewish:
    "cohen levy mizrahi peretz friedman goldberg katz shapiro rosenberg levi goldstein greenberg rosen bar ben shalev segal schwartz weinberg feldman goldman ravichandran kaplan klein stern shamir haim",
};
