// Universities and public laboratories of the United States and Canada. Row format: see rows.ts.

export const northAmerica = `
mit|Massachusetts Institute of Technology|US|MIT;CSAIL;mit csail;mass institute technology|mit.edu
mit-lincoln-lab|MIT Lincoln Laboratory|US|mit lincoln lab;lincoln lab;massachusetts institute technology lincoln lab|ll.mit.edu|mit
stanford|Stanford University|US|==stanford;stanford school medicine;stanford ai lab;stanford nlp;stanford hai;stanford graduate school business;leland stanford junior university|stanford.edu
cmu|Carnegie Mellon University|US|CMU;carnegie mellon;carnegie mellon univerity;carnegie melon university|cmu.edu
berkeley|University of California, Berkeley|US|uc berkeley;==berkeley;ucb eecs;berkeley ai research;berkeley artificial intelligence research;BAIR;ucberkeley|berkeley.edu
ucla|University of California, Los Angeles|US|UCLA;uc los angeles;university california los angeles ucla|ucla.edu
ucsd|University of California, San Diego|US|UCSD;uc san diego|ucsd.edu
ucsb|University of California, Santa Barbara|US|UCSB;uc santa barbara|ucsb.edu
uci|University of California, Irvine|US|UCI;uc irvine|uci.edu
uc-davis|University of California, Davis|US|uc davis|ucdavis.edu
ucsc|University of California, Santa Cruz|US|UCSC;uc santa cruz|ucsc.edu
ucr|University of California, Riverside|US|UCR;uc riverside|ucr.edu
ucsf|University of California, San Francisco|US|UCSF;uc san francisco|ucsf.edu
uc-merced|University of California, Merced|US|uc merced|ucmerced.edu
caltech|California Institute of Technology|US|caltech;california institude technology;jet propulsion lab;JPL;nasa jet propulsion lab|caltech.edu;jpl.nasa.gov
princeton|Princeton University|US|==princeton;princeton neuroscience institute|princeton.edu
ias|~Institute for Advanced Study|US|institute advanced study princeton;=institute for advanced study|ias.edu
harvard|Harvard University|US|==harvard;harvard medical school;harvard john a paulson school engineering applied sciences;harvard seas;harvard school engineering applied sciences;harvard t h chan school public health;harvard business school;kempner institute|harvard.edu
yale|Yale University|US|==yale;yale school medicine;yale institute network science;yale school management|yale.edu
columbia|Columbia University|US|columbia business school;columbia engineering;==columbia;columbia university new york|columbia.edu
cornell|Cornell University|US|cornell tech;==cornell;weill cornell medicine;weill cornell medical college;weill cornell|cornell.edu
nyu|New York University|US|NYU;courant institute;new york university shanghai;new york university abu dhabi;nyu shanghai;nyu abu dhabi;nyu tandon;courant institute mathematical sciences;new york university tandon school engineering|nyu.edu
upenn|University of Pennsylvania|US|upenn;wharton school;penn engineering;university pennsylvania wharton school|upenn.edu
penn-state|Pennsylvania State University|US|penn state;penn state university;pennsylvania state university university park;pennsylvania state|psu.edu
brown|Brown University|US|==brown|brown.edu
dartmouth|Dartmouth College|US|==dartmouth;dartmouth university|dartmouth.edu
uw|University of Washington|US|paul g allen school computer science engineering;paul g allen school;university washington seattle;==UW;uw seattle|washington.edu;uw.edu
umich|University of Michigan|US|university michigan ann arbor;umich;=u michigan;u mich|umich.edu
michigan-state|Michigan State University|US|michigan state|msu.edu
wayne-state|Wayne State University|US|wayne state|wayne.edu
uiuc|University of Illinois Urbana-Champaign|US|UIUC;university illinois at urbana champaign;university illinois urbana champaign;university illinois champaign urbana;university illinois champaign;university illinois urbana;university illinois;uiuc|illinois.edu;uiuc.edu
uic|University of Illinois Chicago|US|university illinois at chicago;UIC|uic.edu
ut-austin|University of Texas at Austin|US|university texas austin;ut austin;university texas;texas advanced computing center|utexas.edu
ut-dallas|University of Texas at Dallas|US|university texas dallas;ut dallas;UTD|utdallas.edu
ut-arlington|University of Texas at Arlington|US|university texas arlington;ut arlington|uta.edu
ut-san-antonio|University of Texas at San Antonio|US|university texas san antonio;UTSA|utsa.edu
uthealth|UTHealth Houston|US|university texas houston;university texas health science center;university texas health science center houston;uthealth|uth.tmc.edu
ut-southwestern|UT Southwestern Medical Center|US|university texas southwestern medical center;ut southwestern|utsouthwestern.edu
georgia-tech|Georgia Institute of Technology|US|georgia tech;gatech;georgia institude technology;georgia institute techonology|gatech.edu
georgia-state|Georgia State University|US|georgia state|gsu.edu
uga|University of Georgia|US||uga.edu
wisconsin|University of Wisconsin-Madison|US|university wisconsin madison;uw madison;university wisconsin|wisc.edu
umd|University of Maryland|US|university maryland college park;umd;umd college park;umiacs|umd.edu
umbc|University of Maryland, Baltimore County|US|university maryland baltimore county;UMBC|umbc.edu
usc|University of Southern California|US|u southern california;USC;information sciences institute;usc isi;usc information sciences institute;usc institute creative technologies|usc.edu;isi.edu
purdue|Purdue University|US|purdue|purdue.edu
duke|Duke University|US|==duke;duke medical center;duke kunshan university|duke.edu
johns-hopkins|Johns Hopkins University|US|johns hopkins;john hopkins university;jhu;johns hopkins applied physics lab;johns hopkins university applied physics lab|jhu.edu;jhuapl.edu
northwestern|Northwestern University|US||northwestern.edu
uchicago|University of Chicago|US|uchicago;chicago booth;university chicago booth school business|uchicago.edu
umn|University of Minnesota|US|university minnesota twin cities;university minnesota minneapolis;UMN|umn.edu
umass|University of Massachusetts Amherst|US|university massachusetts amherst;umass amherst;umass;university massachusetts|umass.edu
umass-lowell|University of Massachusetts Lowell|US|university massachusetts lowell;umass lowell|uml.edu
umass-boston|University of Massachusetts Boston|US|university massachusetts boston;umass boston|umb.edu
ohio-state|Ohio State University|US|ohio state|osu.edu
unc|University of North Carolina at Chapel Hill|US|university north carolina chapel hill;unc chapel hill;university north carolina;=UNC|unc.edu
unc-charlotte|University of North Carolina at Charlotte|US|university north carolina charlotte;unc charlotte|charlotte.edu;uncc.edu
nc-state|North Carolina State University|US|nc state university;nc state;north carolina state|ncsu.edu
uva|University of Virginia|US|uva school data science|virginia.edu
virginia-tech|Virginia Tech|US|virginia polytechnic institute;virginia polytechnic institute state university|vt.edu
william-mary|William & Mary|US|william and mary;college william mary|wm.edu
george-mason|George Mason University|US|george mason|gmu.edu
george-washington|George Washington University|US||gwu.edu
georgetown|Georgetown University|US||georgetown.edu
rutgers|Rutgers University|US|rutgers;rutgers state university new jersey|rutgers.edu
stony-brook|Stony Brook University|US|stony brook;suny stony brook;state university new york stony brook|stonybrook.edu
buffalo|University at Buffalo|US|university buffalo;suny buffalo;state university new york buffalo;state university new york at buffalo;university buffalo suny|buffalo.edu
albany|University at Albany|US|university albany;suny albany|albany.edu
binghamton|Binghamton University|US|suny binghamton;state university new york binghamton|binghamton.edu
cuny|City University of New York|US|city university new york;CUNY;cuny graduate center;hunter college;city college new york;queens college cuny|cuny.edu
northeastern|Northeastern University|US|khoury college computer sciences;northeastern university boston;northeastern university usa;khoury college|northeastern.edu;neu.edu
boston-university|Boston University|US||bu.edu
boston-college|Boston College|US||bc.edu
tufts|Tufts University|US|tufts|tufts.edu
brandeis|Brandeis University|US|brandeis|brandeis.edu
wpi|Worcester Polytechnic Institute|US|WPI|wpi.edu
uconn|University of Connecticut|US|uconn|uconn.edu
rice|Rice University|US||rice.edu
houston|University of Houston|US||uh.edu
baylor-medicine|Baylor College of Medicine|US||bcm.edu
md-anderson|MD Anderson Cancer Center|US|md anderson cancer center;university texas md anderson cancer center|mdanderson.org
texas-am|Texas A&M University|US|texas a m;texas am university;tamu|tamu.edu
arizona-state|Arizona State University|US|arizona state;ASU|asu.edu
arizona|University of Arizona|US||arizona.edu
rochester|University of Rochester|US||rochester.edu
rit|Rochester Institute of Technology|US|RIT|rit.edu
syracuse|Syracuse University|US|syracuse|syr.edu
ucf|University of Central Florida|US|UCF;CRCV|ucf.edu
florida|University of Florida|US||ufl.edu
florida-state|Florida State University|US|florida state|fsu.edu
fiu|Florida International University|US||fiu.edu
south-florida|University of South Florida|US||usf.edu
miami|University of Miami|US||miami.edu
colorado|University of Colorado Boulder|US|university colorado boulder;university colorado;cu boulder;university colorado at boulder|colorado.edu
colorado-denver|University of Colorado Denver|US|university colorado denver;university colorado anschutz medical campus|ucdenver.edu
colorado-state|Colorado State University|US||colostate.edu
nrel|National Renewable Energy Laboratory|US|NREL|nrel.gov
nist|National Institute of Standards and Technology|US|NIST|nist.gov
utah|University of Utah|US||utah.edu
byu|Brigham Young University|US|brigham young|byu.edu
indiana|Indiana University|US|indiana university bloomington|iu.edu;indiana.edu
iupui|Indiana University–Purdue University Indianapolis|US|indiana university purdue university indianapolis;IUPUI|iupui.edu
notre-dame|University of Notre Dame|US|notre dame|nd.edu
illinois-tech|Illinois Institute of Technology|US||iit.edu
oregon-state|Oregon State University|US|oregon state|oregonstate.edu
oregon|University of Oregon|US||uoregon.edu
portland-state|Portland State University|US||pdx.edu
ohsu|Oregon Health & Science University|US|OHSU|ohsu.edu
lehigh|Lehigh University|US|lehigh|lehigh.edu
drexel|Drexel University|US|drexel|drexel.edu
temple|Temple University|US||temple.edu
pittsburgh|University of Pittsburgh|US|university pittsburgh medical center|pitt.edu
case-western|Case Western Reserve University|US|case western reserve;case western|case.edu
cincinnati|University of Cincinnati|US||uc.edu
rpi|Rensselaer Polytechnic Institute|US|rensselaer;RPI|rpi.edu
stevens|Stevens Institute of Technology|US||stevens.edu
njit|New Jersey Institute of Technology|US|NJIT|njit.edu
wustl|Washington University in St. Louis|US|washington university st louis;washington university saint louis;WashU;WUSTL|wustl.edu
vanderbilt|Vanderbilt University|US|vanderbilt|vanderbilt.edu
emory|Emory University|US|emory|emory.edu
iowa-state|Iowa State University|US|iowa state|iastate.edu
iowa|University of Iowa|US||uiowa.edu
kansas|University of Kansas|US||ku.edu
kansas-state|Kansas State University|US||ksu.edu
nebraska|University of Nebraska-Lincoln|US|university nebraska lincoln;university nebraska|unl.edu
missouri|University of Missouri|US|university missouri columbia|missouri.edu
oklahoma|University of Oklahoma|US||ou.edu
tennessee|University of Tennessee|US|university tennessee knoxville|utk.edu
kentucky|University of Kentucky|US||uky.edu
alabama|University of Alabama|US|university alabama tuscaloosa|ua.edu
uab|University of Alabama at Birmingham|US|university alabama birmingham;UAB medicine|uab.edu
auburn|Auburn University|US||auburn.edu
lsu|Louisiana State University|US||lsu.edu
tulane|Tulane University|US||tulane.edu
clemson|Clemson University|US|clemson|clemson.edu
south-carolina|University of South Carolina|US||sc.edu
delaware|University of Delaware|US||udel.edu
west-virginia|West Virginia University|US||wvu.edu
wake-forest|Wake Forest University|US||wfu.edu
new-mexico|University of New Mexico|US||unm.edu
nevada-reno|University of Nevada, Reno|US||unr.edu
hawaii|University of Hawaii|US|university hawaii manoa;university hawaii at manoa|hawaii.edu
washington-state|Washington State University|US||wsu.edu
oakland|Oakland University|US||oakland.edu
michigan-tech|Michigan Technological University|US|michigan tech|mtu.edu
north-texas|University of North Texas|US||unt.edu
texas-state|Texas State University|US||txstate.edu
old-dominion|Old Dominion University|US||odu.edu
villanova|Villanova University|US||villanova.edu
vermont|University of Vermont|US||uvm.edu
new-hampshire|University of New Hampshire|US||unh.edu
san-diego-state|San Diego State University|US||sdsu.edu
san-jose-state|San Jose State University|US||sjsu.edu
santa-clara|Santa Clara University|US||scu.edu
swarthmore|Swarthmore College|US||swarthmore.edu
williams|Williams College|US||williams.edu
argonne|Argonne National Laboratory|US|argonne|anl.gov
oak-ridge|Oak Ridge National Laboratory|US|ORNL|ornl.gov
lbnl|Lawrence Berkeley National Laboratory|US|lawrence berkeley lab;LBNL;berkeley lab|lbl.gov
llnl|Lawrence Livermore National Laboratory|US|LLNL;lawrence livermore|llnl.gov
los-alamos|Los Alamos National Laboratory|US|los alamos|lanl.gov
sandia|Sandia National Laboratories|US|sandia national lab;sandia|sandia.gov
pnnl|Pacific Northwest National Laboratory|US|PNNL|pnnl.gov
brookhaven|Brookhaven National Laboratory|US||bnl.gov
slac|SLAC National Accelerator Laboratory|US|SLAC|slac.stanford.edu
nasa|NASA|US|NASA;nasa ames research center;nasa langley research center;national aeronautics space administration|nasa.gov
nih|National Institutes of Health|US|NIH;national library medicine;national cancer institute|nih.gov
army-research-lab|US Army Research Laboratory|US|army research lab;DEVCOM;us army research lab|army.mil
naval-research-lab|US Naval Research Laboratory|US|naval research lab|nrl.navy.mil
afrl|Air Force Research Laboratory|US|AFRL;us air force research lab|us.af.mil
toronto|University of Toronto|CA|toronto university;u toronto;=u of t;university toronto mississauga|toronto.edu;utoronto.ca
vector-institute|Vector Institute|CA|vector institute artificial intelligence;vector institute ai|vectorinstitute.ai
mcgill|McGill University|CA|mcgill|mcgill.ca
mila|Mila|CA|mila;mila quebec ai institute;mila quebec artificial intelligence institute;montreal institute learning algorithms;quebec ai institute;quebec artificial intelligence institute|mila.quebec
montreal|University of Montreal|CA|u montreal;university montreal;montreal university;udem|umontreal.ca
polytechnique-montreal|Polytechnique Montréal|CA|polytechnique montreal;ecole polytechnique montreal;polytechnic montreal|polymtl.ca
ets-montreal|ÉTS Montréal|CA|ets montreal;ecole technologie superieure|etsmtl.ca
concordia|Concordia University|CA||concordia.ca
laval|Université Laval|CA|university laval;laval university|ulaval.ca
sherbrooke|Université de Sherbrooke|CA|university sherbrooke|usherbrooke.ca
alberta|University of Alberta|CA||ualberta.ca
amii|Alberta Machine Intelligence Institute|CA|AMII;amii|amii.ca
ubc|University of British Columbia|CA|UBC;university british columbia okanagan|ubc.ca
waterloo|University of Waterloo|CA||uwaterloo.ca
simon-fraser|Simon Fraser University|CA|simon fraser;SFU|sfu.ca
york-university|York University|CA|york university toronto|yorku.ca
ottawa|University of Ottawa|CA||uottawa.ca
carleton|Carleton University|CA||carleton.ca
mcmaster|McMaster University|CA|mcmaster|mcmaster.ca
queens-university|Queen's University|CA|queens university kingston;queens university canada|queensu.ca
western-ontario|Western University|CA|university western ontario;western university canada;=western university|uwo.ca
calgary|University of Calgary|CA||ucalgary.ca
manitoba|University of Manitoba|CA||umanitoba.ca
victoria|University of Victoria|CA||uvic.ca
dalhousie|Dalhousie University|CA|dalhousie|dal.ca
guelph|University of Guelph|CA||uoguelph.ca
nrc-canada|National Research Council Canada|CA|national research council canada|nrc-cnrc.gc.ca
perimeter|Perimeter Institute|CA|perimeter institute theoretical physics|perimeterinstitute.ca
unam|National Autonomous University of Mexico|MX|university nacional autonoma mexico;UNAM|unam.mx
tec-monterrey|Tecnológico de Monterrey|MX|tecnologico monterrey;tec de monterrey|tec.mx
cimat|CIMAT|MX|CIMAT|cimat.mx
usp|University of São Paulo|BR|university sao paulo;USP|usp.br
unicamp|University of Campinas|BR|university campinas;unicamp;university estadual campinas|unicamp.br
ufmg|Federal University of Minas Gerais|BR|university federal minas gerais;UFMG|ufmg.br
ufrgs|Federal University of Rio Grande do Sul|BR|university federal do rio grande do sul;UFRGS|ufrgs.br
puc-rio|PUC-Rio|BR|puc rio|puc-rio.br
fgv|Fundação Getulio Vargas|BR|fundacao getulio vargas;getulio vargas foundation|fgv.br
puc-chile|Pontifical Catholic University of Chile|CL|pontificia university catolica chile|uc.cl
uchile|University of Chile|CL|university chile|uchile.cl
uba|University of Buenos Aires|AR|university buenos aires|uba.ar
icsi|International Computer Science Institute|US|ICSI|icsi.berkeley.edu
cifar|CIFAR|CA|canadian institute advanced research;CIFAR|cifar.ca
arkansas|University of Arkansas|US||uark.edu
mines|Colorado School of Mines|US||mines.edu
salk|Salk Institute|US|salk institute biological studies|salk.edu
cshl|Cold Spring Harbor Laboratory|US||cshl.edu
cleveland-state|Cleveland State University|US||csuohio.edu
unlv|University of Nevada, Las Vegas|US|UNLV|unlv.edu
umass-dartmouth|University of Massachusetts Dartmouth|US||umassd.edu
ut-el-paso|University of Texas at El Paso|US|UTEP|utep.edu
utrgv|University of Texas Rio Grande Valley|US||utrgv.edu
uw-milwaukee|University of Wisconsin-Milwaukee|US||uwm.edu
um-dearborn|University of Michigan-Dearborn|US||umd.umich.edu
um-baltimore|University of Maryland, Baltimore|US|university maryland school medicine|umaryland.edu
kent-state|Kent State University|US||kent.edu
montana-state|Montana State University|US||montana.edu
mississippi-state|Mississippi State University|US||msstate.edu
oklahoma-state|Oklahoma State University|US||okstate.edu
virginia-commonwealth|Virginia Commonwealth University|US||vcu.edu
texas-tech|Texas Tech University|US||ttu.edu
utah-state|Utah State University|US||usu.edu
loyola-chicago|Loyola University Chicago|US||luc.edu
depaul|DePaul University|US|depaul|depaul.edu
howard|Howard University|US||howard.edu
smu-dallas|Southern Methodist University|US||smu.edu
toronto-metropolitan|Toronto Metropolitan University|CA|ryerson university|torontomu.ca
uqam|Université du Québec à Montréal|CA|university quebec montreal;UQAM|uqam.ca
hec-montreal|HEC Montréal|CA|hec montreal|hec.ca
new-brunswick|University of New Brunswick|CA||unb.ca
regina|University of Regina|CA||uregina.ca
saskatchewan|University of Saskatchewan|CA||usask.ca
windsor|University of Windsor|CA||uwindsor.ca
ufrj|Federal University of Rio de Janeiro|BR|university federal do rio janeiro;UFRJ|ufrj.br
`;
