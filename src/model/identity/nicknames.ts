// Short and familiar forms of given names that do not begin like the full one, or are more than its beginning.

const FAMILIES =
  "abigail abby gail|agnes nessie|albert bert al|alexander alex sasha xander lex|alexandra sasha sandra alex|alexey alexei aleksei alyosha|alfred fred al|amanda mandy|" +
  "anastasia nastya stacy|andrew andy drew|angela angie|anna ann anne annie anya|anthony tony anton|antonio toni tonino|augustine gus|barbara barb|beatrice bea trixie|" +
  "benjamin ben benny|bernard bernie|boris borya|caroline carrie lina|catherine katherine kathryn kathleen cathleen cathy kathy kate katie kat|charles charlie chuck|" +
  "christina christine chris tina|christopher chris|cynthia cindy|daniel dan danny|david dave|deborah debbie deb debra|dmitry dmitri dimitri dima|donald don donny|dorothy dot|" +
  "edmund ed eddie ned|edward ed eddie ted ned|eleanor ellie nora nell|elizabeth liz beth betsy lisa eliza|enrique quique|ernest ernie|evgeny eugene yevgeny gene zhenya|" +
  "ekaterina katya|florence flo|francis frank fran|francisco paco|franklin frank|frederick fred freddy|gabriel gabe|george georgios yiorgos|gerald gerry jerry|gregory greg|" +
  "giovanni gianni|giuseppe beppe|grigory grisha|guillermo memo|harold harry hal|helen nell|henry hank harry|ignatius ignacio nacho|irina ira|isabella bella|jacob jake|" +
  "jacqueline jackie|james jim jimmy jamie|janet jan|jeffrey geoffrey jeff geoff|jennifer jenny jen|jeremiah jerry|jerome jerry|jessica jess|john johnny jack|" +
  "jonathan jon|jose pepe|joseph joe joey josef|joshua josh|judith judy|julia julie|katarina katja|kenneth ken kenny|kimberly kim|konstantin kostya|lawrence laurence larry|" +
  "leonard len lenny leo|lillian lily|louis lou|louise lou|lucille lucy|luis lucho|manuel manolo|margaret maggie meg peggy margie|maria masha|martin marty|mary molly polly|" +
  "matthew matt|maximilian max|melissa missy|michael mike mick micha|mikhail misha|mohammad mohammed muhammad mohamed mohammadi|nadezhda nadia|natalia natasha|" +
  "nathaniel nathan nate|nicholas nick nicolas|nikolaos nikos|nikolai nikolay kolya|oleksandr alexander|olga olya|pamela pam|patricia pat patty trish|patrick pat|pavel pasha|" +
  "penelope penny|peter pete|philip phil phillip|randall randy|raymond ray|rebecca becky|richard rick dick rich ricky|robert rob bob bobby bert|ronald ron|" +
  "rosemary rosie|samuel sam sammy|sarah sally sadie|sergey sergei serge seryozha|stanislav stas|stanley stan|stephen steven steve stefan|susan susanne suzanne sue susie|" +
  "svetlana sveta|tatiana tanya|teresa theresa terry tess|terence terry|theodore ted theo|thomas tom tommy|timothy tim|tobias toby|valerie val|victor viktor vic|" +
  "victoria vicky tori|vincent vince vinny|virginia ginny|vladimir vova volodya|walter walt|wesley wes|wilhelm willi|william will bill billy liam|yury yuri iurii|zachary zach zack";

const groupsOf = new Map<string, number[]>();
for (const [group, names] of FAMILIES.split("|").entries()) {
  for (const name of names.split(" ")) groupsOf.set(name, [...(groupsOf.get(name) ?? []), group]);
}

/** `Bob` and `Robert`; not `Bob` and `Bert`, which are only short for the same name. */
export function isNickname(a: string, b: string): boolean {
  const others = groupsOf.get(b);
  return others !== undefined && (groupsOf.get(a) ?? []).some((group) => others.includes(group));
}
