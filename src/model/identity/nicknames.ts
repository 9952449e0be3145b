// Short and familiar forms of given names that do not begin like the full one, or are more than its beginning.

const FAMILIES =
  "alexander alex sasha xander lex|alexandra sasha sandra alex|alexey alexei aleksei alyosha|andrew andy drew|anthony tony anton|antonio toni|barbara barb|" +
  "benjamin ben benny|catherine katherine kathryn cathy kathy kate katie kat|charles charlie chuck|christina christine chris tina|christopher chris|" +
  "daniel dan danny|david dave|deborah debbie deb debra|dmitry dmitri dimitri dima|donald don donny|dorothy dot|edward ed eddie ted ned|elizabeth liz beth betsy lisa eliza|" +
  "evgeny eugene yevgeny|ekaterina katya|francis frank fran|francisco paco|frederick fred|gabriel gabe|gerald gerry jerry|gregory greg|henry hank harry|" +
  "ignatius ignacio nacho|jacob jake|jacqueline jackie|james jim jimmy jamie|jeffrey geoffrey jeff geoff|jennifer jenny jen|jessica jess|john johnny jack|" +
  "jonathan jon|jose pepe|joseph joe joey josef|joshua josh|katarina katja|kenneth ken kenny|konstantin kostya|lawrence laurence larry|leonard len lenny leo|" +
  "margaret maggie meg peggy|maria masha|martin marty|matthew matt|maximilian max|michael mike mick micha|mikhail misha|mohammad mohammed muhammad mohamed mohammadi|nathaniel nathan nate|" +
  "nicholas nick nicolas|nikolaos nikos|nikolai nikolay|pamela pam|patricia pat patty trish|patrick pat|peter pete|philip phil phillip|raymond ray|rebecca becky|" +
  "richard rick dick rich ricky|robert rob bob bobby bert|ronald ron|samuel sam sammy|sergey sergei serge seryozha|stanley stan|stephen steven steve stefan|susan sue susie|" +
  "terence terry|theodore ted theo|thomas tom tommy|timothy tim|valerie val|victor viktor vic|victoria vicky tori|vincent vince vinny|vladimir vova|walter walt|" +
  "william will bill billy liam|yury yuri iurii|zachary zach zack";

const groupsOf = new Map<string, number[]>();
for (const [group, names] of FAMILIES.split("|").entries()) {
  for (const name of names.split(" ")) groupsOf.set(name, [...(groupsOf.get(name) ?? []), group]);
}

/** `Bob` and `Robert`; not `Bob` and `Bert`, which are only short for the same name. */
export function isNickname(a: string, b: string): boolean {
  const others = groupsOf.get(b);
  return others !== undefined && (groupsOf.get(a) ?? []).some((group) => others.includes(group));
}
