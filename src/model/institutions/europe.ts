// Universities and public laboratories of Europe, Israel and Turkey. Row format: see rows.ts.

export const europe = `
oxford|University of Oxford|GB|oxford university;oxford internet institute;visual geometry group oxford;big data institute oxford;==oxford|ox.ac.uk
cambridge|University of Cambridge|GB|cambridge university;==cambridge|cam.ac.uk
imperial|Imperial College London|GB|imperial college;==imperial;dyson school design engineering|imperial.ac.uk;ic.ac.uk
ucl|University College London|GB|ucl;gatsby computational neuroscience unit;gatsby unit|ucl.ac.uk
edinburgh|University of Edinburgh|GB|edinburgh university|ed.ac.uk
heriot-watt|Heriot-Watt University|GB|heriot watt|hw.ac.uk
kcl|King's College London|GB|kings college london;KCL|kcl.ac.uk
qmul|Queen Mary University of London|GB|queen mary university london;queen mary;queen mary london;QMUL|qmul.ac.uk
royal-holloway|Royal Holloway, University of London|GB|royal holloway;royal holloway university london|rhul.ac.uk
birkbeck|Birkbeck, University of London|GB|birkbeck college;birkbeck|bbk.ac.uk
city-london|~City, University of London|GB|city university london;city st georges university london|city.ac.uk
goldsmiths|Goldsmiths, University of London|GB|goldsmiths|gold.ac.uk
lse|London School of Economics|GB|london school economics;london school economics political science;LSE|lse.ac.uk
bristol|University of Bristol|GB|bristol university|bristol.ac.uk
bath|University of Bath|GB||bath.ac.uk
surrey|University of Surrey|GB|CVSSP|surrey.ac.uk
warwick|University of Warwick|GB|warwick university|warwick.ac.uk
manchester|University of Manchester|GB|manchester university|manchester.ac.uk
sheffield|University of Sheffield|GB|sheffield university|sheffield.ac.uk
leeds|University of Leeds|GB||leeds.ac.uk
york-uk|University of York|GB||york.ac.uk
liverpool|University of Liverpool|GB||liverpool.ac.uk
birmingham|University of Birmingham|GB||bham.ac.uk;birmingham.ac.uk
nottingham|University of Nottingham|GB|university nottingham ningbo china|nottingham.ac.uk
southampton|University of Southampton|GB||soton.ac.uk
durham|Durham University|GB|university durham|durham.ac.uk
newcastle-uk|Newcastle University|GB|university newcastle upon tyne;newcastle university uk|newcastle.ac.uk;ncl.ac.uk
lancaster|Lancaster University|GB||lancaster.ac.uk
exeter|University of Exeter|GB||exeter.ac.uk
sussex|University of Sussex|GB||sussex.ac.uk
essex|University of Essex|GB||essex.ac.uk
kent|University of Kent|GB||kent.ac.uk
reading|University of Reading|GB||reading.ac.uk
leicester|University of Leicester|GB||leicester.ac.uk
east-anglia|University of East Anglia|GB||uea.ac.uk
lincoln-uk|University of Lincoln|GB||lincoln.ac.uk
open-university|The Open University|GB|open university;open university uk|open.ac.uk
brunel|Brunel University London|GB|brunel university|brunel.ac.uk
glasgow|University of Glasgow|GB||gla.ac.uk;glasgow.ac.uk
strathclyde|University of Strathclyde|GB||strath.ac.uk
aberdeen|University of Aberdeen|GB||abdn.ac.uk
st-andrews|University of St Andrews|GB|university st andrews|st-andrews.ac.uk
dundee|University of Dundee|GB||dundee.ac.uk
cardiff|Cardiff University|GB||cardiff.ac.uk
swansea|Swansea University|GB||swansea.ac.uk
queens-belfast|Queen's University Belfast|GB|queens university belfast|qub.ac.uk
tcd|Trinity College Dublin|IE|university dublin trinity college;trinity college dublin|tcd.ie
ucd|University College Dublin|IE||ucd.ie
dcu|Dublin City University|IE|DCU|dcu.ie
galway|University of Galway|IE|national university ireland galway;nui galway|nuigalway.ie;universityofgalway.ie
eth-zurich|ETH Zurich|CH|ETH;ETHZ;eth zuerich;swiss federal institute technology zurich;ethz eth zurich;swiss federal institute technology eth zurich;eidgenossische technical hochschule zurich|ethz.ch
epfl|EPFL|CH|ecole polytechnique federale lausanne;swiss federal institute technology lausanne;epf lausanne|epfl.ch
zurich|University of Zurich|CH|university zuerich;UZH|uzh.ch
idsia|IDSIA|CH|idsia;dalle molle institute artificial intelligence|idsia.ch
usi|Università della Svizzera italiana|CH|university svizzera italiana;USI;university lugano|usi.ch
supsi|University of Applied Sciences and Arts of Southern Switzerland|CH|SUPSI;scuola universitaria professionale svizzera italiana|supsi.ch
idiap|Idiap Research Institute|CH|idiap|idiap.ch
geneva|University of Geneva|CH||unige.ch
basel|University of Basel|CH||unibas.ch
bern|University of Bern|CH|university berne|unibe.ch
lausanne|University of Lausanne|CH||unil.ch
st-gallen|University of St. Gallen|CH|university st gallen|unisg.ch
cern|CERN|CH|CERN|cern.ch
zhaw|ZHAW|CH|ZHAW;zurich university applied sciences|zhaw.ch
inria|Inria|FR|inria;national institute research computer science control|inria.fr
cnrs|CNRS|FR|CNRS;center national recherche scientifique;LIMSI;LORIA;IRISA;IRIT;LIRMM|cnrs.fr
ens-paris|École Normale Supérieure|FR|ecole normale superieure;ens paris;ens psl;ecole normale superieure paris;ENS|ens.fr;ens.psl.eu
psl|PSL University|FR|psl university;PSL research university;university psl;paris sciences et lettres;mines paris;mines paristech;university paris dauphine;dauphine university|psl.eu;dauphine.fr;minesparis.psl.eu
ens-lyon|ENS de Lyon|FR|ens lyon;ecole normale superieure lyon|ens-lyon.fr
ens-paris-saclay|ENS Paris-Saclay|FR|ens paris saclay;ens cachan;ecole normale superieure paris saclay;ecole normale superieure cachan|ens-paris-saclay.fr|paris-saclay
paris-saclay|Université Paris-Saclay|FR|university paris saclay;paris saclay university;university paris sud;centralesupelec;centrale supelec;paris sud university|universite-paris-saclay.fr;u-psud.fr;centralesupelec.fr
ecole-polytechnique|École Polytechnique|FR|ecole polytechnique;cmap ecole polytechnique;ecole polytechnique paris|polytechnique.edu;polytechnique.fr|ip-paris
telecom-paris|Télécom Paris|FR|telecom paris;telecom paristech;ltci|telecom-paris.fr;telecom-paristech.fr|ip-paris
ip-paris|Institut Polytechnique de Paris|FR|institute polytechnique paris;ip paris;ENSAE;crest ensae;ensta paris;telecom sudparis;ensta paristech;ensae paris|ip-paris.fr;ensae.fr
ponts|École des Ponts ParisTech|FR|ecole ponts;ecole ponts paristech;ponts paristech;ecole nationale ponts chaussees|enpc.fr
sorbonne|Sorbonne University|FR|sorbonne;university pierre marie curie;UPMC;LIP6;pierre marie curie university;university paris 6;university paris 06;university paris vi|sorbonne-universite.fr;upmc.fr;lip6.fr
paris-cite|Université Paris Cité|FR|university paris cite;university paris diderot;university paris descartes;paris descartes university;university paris|u-paris.fr
paris-1|Université Paris 1 Panthéon-Sorbonne|FR|university paris 1 pantheon sorbonne|univ-paris1.fr
grenoble-alpes|Université Grenoble Alpes|FR|university grenoble alpes;grenoble inp;grenoble university;university grenoble;university joseph fourier;grenoble alpes university|univ-grenoble-alpes.fr
eurecom|EURECOM|FR|eurecom|eurecom.fr
cote-dazur|Université Côte d'Azur|FR|university cote dazur;3ia cote dazur;university nice sophia antipolis|univ-cotedazur.fr
aix-marseille|Aix-Marseille University|FR|aix marseille university;aix marseille|univ-amu.fr
lyon|Université de Lyon|FR|university lyon;university lyon 1;university claude bernard lyon 1;insa lyon;liris;university claude bernard|universite-lyon.fr;univ-lyon1.fr;insa-lyon.fr
toulouse|University of Toulouse|FR|university toulouse;university toulouse iii;university paul sabatier;toulouse school economics;ANITI;university toulouse capitole;ISAE SUPAERO|univ-toulouse.fr
rennes|Université de Rennes|FR|university rennes;university rennes 1;university rennes i;insa rennes|univ-rennes1.fr;univ-rennes.fr
lille|Université de Lille|FR|university lille;university lille 1;centrale lille;ecole centrale lille|univ-lille.fr
lorraine|Université de Lorraine|FR|university lorraine|univ-lorraine.fr
strasbourg|University of Strasbourg|FR|university strasbourg;icube|unistra.fr
bordeaux|University of Bordeaux|FR|university bordeaux;labri|u-bordeaux.fr
montpellier|University of Montpellier|FR|university montpellier|umontpellier.fr
nantes|Nantes University|FR|university nantes;ls2n;centrale nantes|univ-nantes.fr
imt|IMT Atlantique|FR|imt atlantique;telecom bretagne;institute mines telecom|imt-atlantique.fr
insa-rouen|INSA Rouen|FR|insa rouen;university rouen;university rouen normandy;litis|insa-rouen.fr
caen|University of Caen Normandy|FR|university caen;greyc|unicaen.fr
artois|Université d'Artois|FR|university artois;university dartois;CRIL|univ-artois.fr
gustave-eiffel|Université Gustave Eiffel|FR|university gustave eiffel;LIGM;university paris est;esiee paris|univ-eiffel.fr
cea|CEA|FR|cea list;CEA;cea saclay;neurospin;commissariat energie atomique|cea.fr
onera|ONERA|FR|onera|onera.fr
institut-pasteur|Institut Pasteur|FR|institute pasteur;pasteur institute|pasteur.fr
max-planck|Max Planck Society|DE|max planck;MPI|mpg.de
mpi-is|Max Planck Institute for Intelligent Systems|DE|mpi intelligent systems;max planck institute intelligent systems tubingen|is.mpg.de;tuebingen.mpg.de|max-planck
mpi-inf|Max Planck Institute for Informatics|DE|mpi informatics|mpi-inf.mpg.de|max-planck
mpi-sws|Max Planck Institute for Software Systems|DE|mpi sws;mpi software systems|mpi-sws.org|max-planck
ellis-tuebingen|ELLIS Institute Tübingen|DE|ellis institute tubingen;ellis institute tuebingen;ellis institute|ellis.eu
tum|Technical University of Munich|DE|technical university munich;technical university munchen;technical university muenchen;tu munich;tu munchen;TUM|tum.de
lmu|LMU Munich|DE|LMU;ludwig maximilian university munich;ludwig maximilians university munchen;lmu munchen;ludwig maximilians university munich;ludwig maximilians university;university munich;cis lmu|lmu.de;ifi.lmu.de
mcml|Munich Center for Machine Learning|DE|munich center machine learning;MCML|mcml.ai
helmholtz-munich|Helmholtz Munich|DE|helmholtz center munich;helmholtz zentrum munchen;helmholtz ai|helmholtz-munich.de
tuebingen|University of Tübingen|DE|university tuebingen;eberhard karls university tubingen;tubingen ai center;tuebingen ai center;university tubingen;eberhard karls university|uni-tuebingen.de
tu-berlin|TU Berlin|DE|technical university berlin;berlin institute technology;BIFOLD|tu-berlin.de
hu-berlin|Humboldt University of Berlin|DE|humboldt university;humboldt university berlin;humboldt university zu berlin;hu berlin|hu-berlin.de
fu-berlin|Free University of Berlin|DE|freie university berlin;free university berlin;fu berlin|fu-berlin.de
zib|Zuse Institute Berlin|DE|zuse institute berlin|zib.de
wias|Weierstrass Institute|DE|weierstrass institute;weierstrass institute applied analysis stochastics|wias-berlin.de
tu-darmstadt|TU Darmstadt|DE|technical university darmstadt;ukp lab;UKP|tu-darmstadt.de
freiburg|University of Freiburg|DE|albert ludwigs university freiburg;albert ludwigs university|uni-freiburg.de
heidelberg|Heidelberg University|DE|university heidelberg;ruprecht karls university heidelberg|uni-heidelberg.de
dkfz|German Cancer Research Center|DE|DKFZ;german cancer research center dkfz|dkfz.de
embl|EMBL|DE|EMBL;european molecular biology lab;embl ebi;european bioinformatics institute|embl.de;ebi.ac.uk
kit|Karlsruhe Institute of Technology|DE|karlsruher institute technologie;karlsruhe institute technology kit;university karlsruhe;KIT|kit.edu
fzi|FZI Research Center for Information Technology|DE|FZI|fzi.de
fraunhofer|Fraunhofer Society|DE|fraunhofer;fraunhofer institute;fraunhofer iais;fraunhofer hhi;fraunhofer heinrich hertz institute;heinrich hertz institute|fraunhofer.de
rwth|RWTH Aachen University|DE|rheinisch westfalische technical hochschule aachen;rwth aachen;rwth|rwth-aachen.de
bonn|University of Bonn|DE|university bonn;rheinische friedrich wilhelms university bonn|uni-bonn.de
lamarr|Lamarr Institute|DE|lamarr institute;lamarr institute machine learning artificial intelligence|lamarr-institute.org
cologne|University of Cologne|DE|university koln;university cologne|uni-koeln.de
cispa|CISPA Helmholtz Center for Information Security|DE|cispa|cispa.de;cispa.saarland
saarland|Saarland University|DE|university saarland;university des saarlandes|uni-saarland.de
dfki|German Research Center for Artificial Intelligence|DE|DFKI;german research center ai;german research center artificial intelligence dfki|dfki.de
dlr|German Aerospace Center|DE|DLR|dlr.de
juelich|Forschungszentrum Jülich|DE|forschungszentrum julich;forschungszentrum juelich;research center julich|fz-juelich.de
stuttgart|University of Stuttgart|DE||uni-stuttgart.de
mannheim|University of Mannheim|DE||uni-mannheim.de
ulm|Ulm University|DE|university ulm|uni-ulm.de
konstanz|University of Konstanz|DE|university konstanz|uni-konstanz.de
fau|Friedrich-Alexander University Erlangen-Nuremberg|DE|friedrich alexander university erlangen nurnberg;friedrich alexander university;fau erlangen nurnberg;university erlangen nuremberg|fau.de
wuerzburg|University of Würzburg|DE|university wuerzburg;julius maximilians university wurzburg|uni-wuerzburg.de
augsburg|University of Augsburg|DE||uni-augsburg.de
passau|University of Passau|DE||uni-passau.de
bamberg|University of Bamberg|DE||uni-bamberg.de
regensburg|University of Regensburg|DE||ur.de
goettingen|University of Göttingen|DE|university goettingen;georg august university gottingen;georg august university|uni-goettingen.de
hannover|Leibniz University Hannover|DE|leibniz university hannover;l3s research center;L3S;leibniz university|uni-hannover.de;l3s.de
hamburg|University of Hamburg|DE|university hamburg|uni-hamburg.de
bremen|University of Bremen|DE||uni-bremen.de
bielefeld|Bielefeld University|DE|university bielefeld;CITEC|uni-bielefeld.de
paderborn|Paderborn University|DE|university paderborn|upb.de
muenster|University of Münster|DE|university muenster;WWU|uni-muenster.de
tu-dortmund|TU Dortmund|DE|technical university dortmund;tu dortmund university|tu-dortmund.de
bochum|Ruhr University Bochum|DE|ruhr university bochum;ruhr university|rub.de
duesseldorf|Heinrich Heine University Düsseldorf|DE|heinrich heine university;hhu dusseldorf|hhu.de
duisburg-essen|University of Duisburg-Essen|DE||uni-due.de
marburg|University of Marburg|DE|philipps university marburg|uni-marburg.de
kassel|University of Kassel|DE||uni-kassel.de
hildesheim|University of Hildesheim|DE|stiftung university hildesheim;ismll|uni-hildesheim.de
potsdam|University of Potsdam|DE|university potsdam|uni-potsdam.de
hpi|Hasso Plattner Institute|DE|hasso plattner institute;HPI|hpi.de
leipzig|Leipzig University|DE|university leipzig;ScaDS AI|uni-leipzig.de
tu-dresden|TU Dresden|DE|technical university dresden|tu-dresden.de
jena|University of Jena|DE|friedrich schiller university jena|uni-jena.de
weimar|Bauhaus University Weimar|DE|bauhaus university;bauhaus university weimar|uni-weimar.de
kaiserslautern|RPTU Kaiserslautern-Landau|DE|tu kaiserslautern;technical university kaiserslautern;RPTU;university kaiserslautern;university kaiserslautern landau|rptu.de;uni-kl.de
tu-braunschweig|TU Braunschweig|DE|technical university braunschweig|tu-braunschweig.de
mainz|Johannes Gutenberg University Mainz|DE|university mainz;johannes gutenberg university|uni-mainz.de
goethe|Goethe University Frankfurt|DE|goethe university;university frankfurt|uni-frankfurt.de
utn|University of Technology Nuremberg|DE|university technology nuremberg|utn.de
charite|Charité|DE|charite university medicine berlin;charite|charite.de
amsterdam|University of Amsterdam|NL|ILLC|uva.nl
vu-amsterdam|Vrije Universiteit Amsterdam|NL|vrije university amsterdam;vu amsterdam;vu university amsterdam|vu.nl
cwi|CWI|NL|CWI;center wiskunde informatica;centrum wiskunde informatica|cwi.nl
delft|Delft University of Technology|NL|tu delft;delft university|tudelft.nl
eindhoven|Eindhoven University of Technology|NL|tu eindhoven;technical university eindhoven;TU/e|tue.nl
utrecht|Utrecht University|NL|university utrecht|uu.nl
leiden|Leiden University|NL|university leiden;liacs;leiden university medical center|leidenuniv.nl
groningen|University of Groningen|NL|rijksuniversiteit groningen|rug.nl
radboud|Radboud University|NL|radboud;radboud university nijmegen;radboud university medical center;donders institute|ru.nl
tilburg|Tilburg University|NL||tilburguniversity.edu
maastricht|Maastricht University|NL||maastrichtuniversity.nl
twente|University of Twente|NL||utwente.nl
erasmus-mc|Erasmus University Rotterdam|NL|erasmus mc;erasmus university;erasmus university medical center|eur.nl;erasmusmc.nl
wageningen|Wageningen University|NL|wageningen|wur.nl
ku-leuven|KU Leuven|BE|katholieke university leuven;university leuven;kuleuven;esat psi|kuleuven.be
ghent|Ghent University|BE|university gent;ugent;ghent university imec;universiteit gent|ugent.be
antwerp|University of Antwerp|BE|university antwerpen|uantwerpen.be
vub|Vrije Universiteit Brussel|BE|vrije university brussel;VUB|vub.be
ulb|Université Libre de Bruxelles|BE|university libre bruxelles;ULB|ulb.be
uclouvain|UCLouvain|BE|uclouvain;university catholique louvain|uclouvain.be
liege|University of Liège|BE|university liege|uliege.be
imec|imec|BE|imec|imec.be
luxembourg|University of Luxembourg|LU|university luxembourg|uni.lu
kth|KTH Royal Institute of Technology|SE|KTH;kth royal institute technology;royal institute technology stockholm|kth.se
stockholm|Stockholm University|SE||su.se
karolinska|Karolinska Institute|SE|karolinska institute;karolinska institutet|ki.se
linkoping|Linköping University|SE|university linkoping|liu.se
chalmers|Chalmers University of Technology|SE|chalmers|chalmers.se
gothenburg|University of Gothenburg|SE|university gothenburg|gu.se
uppsala|Uppsala University|SE||uu.se
lund|Lund University|SE||lu.se;lth.se
umea|Umeå University|SE|umea university|umu.se
orebro|Örebro University|SE|orebro university|oru.se
rise|RISE Research Institutes of Sweden|SE|rise sics;research institutes sweden;RISE|ri.se
copenhagen|University of Copenhagen|DK|university kobenhavn|ku.dk
dtu|Technical University of Denmark|DK|technical university denmark;DTU;dtu compute|dtu.dk
aarhus|Aarhus University|DK||au.dk
aalborg|Aalborg University|DK||aau.dk
itu-copenhagen|IT University of Copenhagen|DK|it university copenhagen|itu.dk
southern-denmark|University of Southern Denmark|DK||sdu.dk
oslo|University of Oslo|NO|university oslo|uio.no
ntnu|Norwegian University of Science and Technology|NO|NTNU|ntnu.no
bergen|University of Bergen|NO||uib.no
tromso|UiT The Arctic University of Norway|NO|uit arctic university norway;arctic university norway|uit.no
simula|Simula|NO|simula research lab;simulamet;simula|simula.no
sintef|SINTEF|NO|sintef|sintef.no
helsinki|University of Helsinki|FI||helsinki.fi
aalto|Aalto University|FI|aalto;helsinki university technology|aalto.fi
tampere|Tampere University|FI|tampere university technology;university tampere|tuni.fi
turku|University of Turku|FI||utu.fi
oulu|University of Oulu|FI||oulu.fi
jyvaskyla|University of Jyväskylä|FI|university jyvaskyla|jyu.fi
eastern-finland|University of Eastern Finland|FI||uef.fi
iceland|University of Iceland|IS||hi.is
reykjavik|Reykjavik University|IS||ru.is
tartu|University of Tartu|EE||ut.ee
iit-genoa|Italian Institute of Technology|IT|istituto italiano tecnologia;institute italiano tecnologia;italian institute technology iit|iit.it
polimi|Politecnico di Milano|IT|polytechnic institute milan;politecnico milano;polytechnic university milan;milan polytechnic|polimi.it
polito|Politecnico di Torino|IT|politecnico torino;polytechnic university turin|polito.it
bocconi|Bocconi University|IT|bocconi|unibocconi.it
milan|University of Milan|IT|university milano;university degli studi milano|unimi.it
milano-bicocca|University of Milano-Bicocca|IT|university milano bicocca;university milan bicocca;milano bicocca|unimib.it
torino|University of Turin|IT|university torino|unito.it
trento|University of Trento|IT|university trento;university degli studi trento|unitn.it
fbk|Fondazione Bruno Kessler|IT|fondazione bruno kessler;FBK|fbk.eu
bologna|University of Bologna|IT|alma mater studiorum university bologna;university bologna|unibo.it
modena|University of Modena and Reggio Emilia|IT|university modena reggio emilia;university modena;unimore|unimore.it
padova|University of Padova|IT|university padua|unipd.it
verona|University of Verona|IT||univr.it
venice|Ca' Foscari University of Venice|IT|ca foscari university venice;ca foscari|unive.it
trieste|University of Trieste|IT||units.it
sissa|International School for Advanced Studies|IT|sissa;scuola internazionale superiore studi avanzati|sissa.it
iss-italy|Istituto Superiore di Sanità|IT|istituto superiore sanita;national institute health italy;italian national institute health|iss.it
udine|University of Udine|IT||uniud.it
genoa|University of Genoa|IT|university genova;university degli studi genova|unige.it
pisa|University of Pisa|IT||unipi.it
sns|Scuola Normale Superiore|IT|scuola normale superiore|sns.it
sant-anna|Scuola Superiore Sant'Anna|IT|scuola superiore santanna;scuola superiore sant anna|santannapisa.it
florence|University of Florence|IT|university firenze;media integration communication center;university florence micc|unifi.it
siena|University of Siena|IT||unisi.it
sapienza|Sapienza University of Rome|IT|sapienza;university roma la sapienza;university rome la sapienza;la sapienza|uniroma1.it
tor-vergata|University of Rome Tor Vergata|IT|university rome tor vergata;tor vergata|uniroma2.it
roma-tre|Roma Tre University|IT|university roma tre|uniroma3.it
naples|University of Naples Federico II|IT|university napoli federico ii;university naples;federico ii|unina.it
calabria|University of Calabria|IT||unical.it
bari|University of Bari|IT||uniba.it
catania|University of Catania|IT|university catania|unict.it
cnr-italy|National Research Council of Italy|IT|consiglio nazionale ricerche;isti cnr;italian national research council;national research council italy;|cnr.it
upf|Universitat Pompeu Fabra|ES|university pompeu fabra;pompeu fabra university;UPF|upf.edu
upc|Polytechnic University of Catalonia|ES|university politecnica catalunya;UPC;universitat politecnica catalunya|upc.edu
uab-barcelona|Autonomous University of Barcelona|ES|university autonoma barcelona;computer vision center;cvc uab;autonomous university barcelona|uab.cat;cvc.uab.es
barcelona|University of Barcelona|ES||ub.edu
bsc|Barcelona Supercomputing Center|ES|barcelona supercomputing center bsc;BSC|bsc.es
csic|Spanish National Research Council|ES|CSIC;iiia csic;institute robotica informatica industrial;|csic.es
upm|Technical University of Madrid|ES|university politecnica madrid;polytechnic university madrid|upm.es
uam|Autonomous University of Madrid|ES|university autonoma madrid;autonomous university madrid|uam.es
uc3m|Charles III University of Madrid|ES|university carlos iii madrid;university carlos iii;UC3M|uc3m.es
ucm|Complutense University of Madrid|ES|university complutense madrid;complutense university|ucm.es
upv|Technical University of Valencia|ES|university politecnica valencia;polytechnic university valencia;universitat politecnica valencia;VRAIN|upv.es
valencia|University of Valencia|ES||uv.es
alicante|University of Alicante|ES||ua.es
granada|University of Granada|ES||ugr.es
seville|University of Seville|ES|university sevilla|us.es
malaga|University of Málaga|ES|university malaga|uma.es
zaragoza|University of Zaragoza|ES|university zaragoza|unizar.es
basque-country|University of the Basque Country|ES|university pais vasco;university basque country;ehu upv;upv ehu;HiTZ center;ixa group;HiTZ|ehu.eus
bcam|Basque Center for Applied Mathematics|ES|basque center applied mathematics;BCAM|bcamath.org
santiago|University of Santiago de Compostela|ES|university santiago compostela;CiTIUS|usc.es
oviedo|University of Oviedo|ES||uniovi.es
uned|UNED|ES|UNED|uned.es
lisbon|University of Lisbon|PT|university lisboa;instituto superior tecnico;institute superior tecnico;university tecnica lisboa|ulisboa.pt
inesc-id|INESC-ID|PT|inesc id|inesc-id.pt
nova-lisbon|NOVA University Lisbon|PT|university nova lisboa;nova university lisbon|unl.pt
porto|University of Porto|PT|university do porto|up.pt
inesc-tec|INESC TEC|PT|inesc tec|inesctec.pt
coimbra|University of Coimbra|PT|university coimbra|uc.pt
tu-wien|TU Wien|AT|vienna university technology;technical university wien;technical university vienna;tu vienna|tuwien.ac.at
vienna|University of Vienna|AT|university wien|univie.ac.at
wu-vienna|Vienna University of Economics and Business|AT|vienna university economics business;wu vienna|wu.ac.at
ist-austria|Institute of Science and Technology Austria|AT|ist austria;ISTA;institute science technology austria|ist.ac.at;ista.ac.at
tu-graz|Graz University of Technology|AT|tu graz;technical university graz|tugraz.at
graz|University of Graz|AT||uni-graz.at
linz|Johannes Kepler University Linz|AT|jku linz;johannes kepler university;lit ai lab|jku.at
innsbruck|University of Innsbruck|AT||uibk.ac.at
klagenfurt|University of Klagenfurt|AT||aau.at
ctu-prague|Czech Technical University in Prague|CZ|czech technical university;ctu prague;CTU;ctu in prague|cvut.cz
charles|Charles University|CZ|charles university prague;charles university in prague|cuni.cz
brno|Brno University of Technology|CZ|brno university technology|vutbr.cz
masaryk|Masaryk University|CZ||muni.cz
czech-academy|Czech Academy of Sciences|CZ|czech academy sciences|cas.cz
warsaw|University of Warsaw|PL|university warsaw|mimuw.edu.pl;uw.edu.pl
ideas-ncbr|IDEAS NCBR|PL||ideas-ncbr.pl
warsaw-tech|Warsaw University of Technology|PL|warsaw university technology|pw.edu.pl
jagiellonian|Jagiellonian University|PL||uj.edu.pl
wroclaw-tech|Wrocław University of Science and Technology|PL|wroclaw university science technology;wroclaw university technology;wrocław university science technology|pwr.edu.pl
agh|AGH University|PL|agh university science technology;agh university krakow;AGH|agh.edu.pl
poznan-tech|Poznan University of Technology|PL|poznan university technology|put.poznan.pl
polish-academy|Polish Academy of Sciences|PL|polish academy sciences|ipipan.waw.pl
budapest-tech|Budapest University of Technology and Economics|HU|budapest university technology economics|bme.hu
elte|Eötvös Loránd University|HU|eotvos lorand university;ELTE|elte.hu
szeged|University of Szeged|HU||u-szeged.hu
bucharest|University of Bucharest|RO||unibuc.ro
politehnica|University Politehnica of Bucharest|RO|university politehnica bucharest;politehnica university bucharest|upb.ro
insait|INSAIT|BG|insait|insait.ai
ljubljana|University of Ljubljana|SI||uni-lj.si
jsi|Jožef Stefan Institute|SI|jozef stefan institute|ijs.si
zagreb|University of Zagreb|HR||unizg.hr;fer.hr
belgrade|University of Belgrade|RS||bg.ac.rs
athens|National and Kapodistrian University of Athens|GR|university athens;national kapodistrian university athens|uoa.gr
ntua|National Technical University of Athens|GR|national technical university athens;NTUA|ntua.gr
aueb|Athens University of Economics and Business|GR|athens university economics business|aueb.gr
thessaloniki|Aristotle University of Thessaloniki|GR|aristotle university thessaloniki;aristotle university|auth.gr
certh|CERTH|GR|center research technology hellas;CERTH|iti.gr
forth|FORTH|GR|foundation research technology hellas;FORTH;ics forth|forth.gr
athena-rc|Athena Research Center|GR|athena research center;athena rc|athenarc.gr
demokritos|NCSR Demokritos|GR|ncsr demokritos;demokritos|demokritos.gr
patras|University of Patras|GR||upatras.gr
crete|University of Crete|GR||uoc.gr
tu-crete|Technical University of Crete|GR||tuc.gr
cyprus|University of Cyprus|CY||ucy.ac.cy
malta|University of Malta|MT||um.edu.mt
skoltech|Skolkovo Institute of Science and Technology|RU|skoltech;skolkovo institute science technology;skolkovo institute|skoltech.ru
hse|HSE University|RU|national research university higher school economics;higher school economics;HSE;hse university|hse.ru
mipt|Moscow Institute of Physics and Technology|RU|MIPT;moscow institute physics technology|mipt.ru
msu-moscow|Lomonosov Moscow State University|RU|moscow state university;lomonosov moscow state university|msu.ru
itmo|ITMO University|RU|ITMO|itmo.ru
innopolis|Innopolis University|RU|innopolis|innopolis.ru
ras|Russian Academy of Sciences|RU|russian academy sciences;steklov;ISP RAS|ras.ru
technion|Technion|IL|technion;israel institute technology;technion israel institute technology|technion.ac.il
tel-aviv|Tel Aviv University|IL|tau israel|tau.ac.il
hebrew|Hebrew University of Jerusalem|IL|hebrew university;HUJI|huji.ac.il
weizmann|Weizmann Institute of Science|IL|weizmann institute;weizmann|weizmann.ac.il
bar-ilan|Bar-Ilan University|IL|bar ilan|biu.ac.il
ben-gurion|Ben-Gurion University of the Negev|IL|ben gurion university;ben gurion|bgu.ac.il
haifa|University of Haifa|IL|haifa university|haifa.ac.il
reichman|Reichman University|IL|interdisciplinary center herzliya;idc herzliya|runi.ac.il;idc.ac.il
ariel|Ariel University|IL||ariel.ac.il
koc|Koç University|TR|koc university|ku.edu.tr
bilkent|Bilkent University|TR|bilkent|bilkent.edu.tr
bogazici|Boğaziçi University|TR|bogazici university|boun.edu.tr
metu|Middle East Technical University|TR|METU|metu.edu.tr
sabanci|Sabancı University|TR|sabanci university|sabanciuniv.edu
itu-istanbul|Istanbul Technical University|TR||itu.edu.tr
oxford-brookes|Oxford Brookes University|GB||brookes.ac.uk
osnabrueck|Osnabrück University|DE|university osnabruck|uni-osnabrueck.de
oldenburg|University of Oldenburg|DE||uol.de
bozen|Free University of Bozen-Bolzano|IT||unibz.it
fias|Frankfurt Institute for Advanced Studies|DE||fias.uni-frankfurt.de
tib|TIB Leibniz Information Centre|DE|TIB;tib leibniz information center|tib.eu
bundeswehr-munich|University of the Bundeswehr Munich|DE|bundeswehr university munich|unibw.de
hessian-ai|hessian.AI|DE|hessian center ai;hessian ai|hessian.ai
tu-hamburg|Hamburg University of Technology|DE|technical university hamburg|tuhh.de
tu-chemnitz|TU Chemnitz|DE|technical university chemnitz;chemnitz university technology|tu-chemnitz.de
tu-clausthal|TU Clausthal|DE|clausthal university technology|tu-clausthal.de
siegen|University of Siegen|DE||uni-siegen.de
trier|University of Trier|DE|trier university|uni-trier.de
giessen|University of Giessen|DE|justus liebig university giessen|uni-giessen.de
gesis|GESIS|DE|gesis leibniz institute social science;GESIS|gesis.org
st-petersburg|Saint Petersburg State University|RU|st petersburg state university;st petersburg university|spbu.ru
ait|AIT Austrian Institute of Technology|AT|austrian institute technology|ait.ac.at
leoben|Montanuniversität Leoben|AT|montanuniversitat leoben|unileoben.ac.at
namur|University of Namur|BE||unamur.be
agder|University of Agder|NO||uia.no
paris-8|Université Paris 8|FR|university paris 8;university paris viii|univ-paris8.fr
paris-nanterre|Université Paris Nanterre|FR|university paris nanterre|parisnanterre.fr
sorbonne-nord|Université Sorbonne Paris Nord|FR|sorbonne paris nord university;university sorbonne paris nord;university paris 13;university paris nord;LIPN|univ-paris13.fr
upec|Université Paris-Est Créteil|FR|university paris east creteil;UPEC|u-pec.fr
sciences-po|Sciences Po|FR|sciences po|sciencespo.fr
hec-paris|HEC Paris|FR|hec paris|hec.edu
essec|ESSEC Business School|FR|essec|essec.edu
insead|INSEAD|FR|insead|insead.edu
iuf|Institut Universitaire de France|FR|institute universitaire france|iufrance.fr
avignon|Avignon University|FR|university avignon|univ-avignon.fr
le-mans|Le Mans University|FR|university mans;LIUM|univ-lemans.fr
orleans|University of Orléans|FR|university orleans|univ-orleans.fr
angers|University of Angers|FR|university angers|univ-angers.fr
clermont|Université Clermont Auvergne|FR|university clermont auvergne|uca.fr
utc-compiegne|Université de Technologie de Compiègne|FR|university technologie compiegne|utc.fr
bournemouth|Bournemouth University|GB||bournemouth.ac.uk
loughborough|Loughborough University|GB||lboro.ac.uk
northumbria|Northumbria University|GB||northumbria.ac.uk
edge-hill|Edge Hill University|GB||edgehill.ac.uk
wolverhampton|University of Wolverhampton|GB||wlv.ac.uk
aston|Aston University|GB||aston.ac.uk
cranfield|Cranfield University|GB||cranfield.ac.uk
ulster|Ulster University|GB||ulster.ac.uk
stirling|University of Stirling|GB||stir.ac.uk
plymouth|University of Plymouth|GB||plymouth.ac.uk
coventry|Coventry University|GB||coventry.ac.uk
liverpool-jm|Liverpool John Moores University|GB||ljmu.ac.uk
manchester-met|Manchester Metropolitan University|GB||mmu.ac.uk
salerno|University of Salerno|IT||unisa.it
perugia|University of Perugia|IT||unipg.it
ferrara|University of Ferrara|IT||unife.it
parma|University of Parma|IT||unipr.it
pavia|University of Pavia|IT||unipv.it
brescia|University of Brescia|IT||unibs.it
cagliari|University of Cagliari|IT||unica.it
salento|University of Salento|IT||unisalento.it
polibari|Politecnico di Bari|IT|politecnico bari|poliba.it
jaen|University of Jaén|ES||ujaen.es
murcia|University of Murcia|ES||um.es
girona|University of Girona|ES||udg.edu
uoc-catalonia|Open University of Catalonia|ES|university oberta catalunya|uoc.edu
minho|University of Minho|PT|university minho|uminho.pt
aveiro|University of Aveiro|PT||ua.pt
slovak-tech|Slovak University of Technology|SK||stuba.sk
comenius|Comenius University|SK|comenius university bratislava|uniba.sk
west-bohemia|University of West Bohemia|CZ||zcu.cz
babes-bolyai|Babeș-Bolyai University|RO|babes bolyai university|ubbcluj.ro
romanian-academy|Romanian Academy|RO||acad.ro
sofia|Sofia University|BG|sofia university st kliment ohridski|uni-sofia.bg
bulgarian-academy|Bulgarian Academy of Sciences|BG|bulgarian academy science|bas.bg
vilnius|Vilnius University|LT||vu.lt
latvia|University of Latvia|LV||lu.lv
taltech|Tallinn University of Technology|EE|taltech|taltech.ee
novi-sad|University of Novi Sad|RS||uns.ac.rs
`;
