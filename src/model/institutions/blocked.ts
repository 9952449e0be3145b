// Names that look like a known institution's and belong to another one: they match and yield nothing.

export const blocked = `
peking union medical college
national institute health data science
university massachusetts medical school
university texas tyler
university texas medical branch
university illinois springfield
university north carolina greensboro
university north carolina wilmington
university north carolina asheville
university nebraska omaha
university nebraska medical center
university wisconsin eau claire
university wisconsin la crosse
university wisconsin whitewater
university colorado colorado springs
university maryland eastern shore
university missouri kansas city
university missouri st louis
university michigan flint
university minnesota duluth
university tennessee chattanooga
university tennessee health science center
university houston clear lake
university houston downtown
university houston victoria
university alabama huntsville
university hawaii hilo
university paris 2
university paris 3
university paris 4
university paris 10
university paris x
university paris 12
university paris xiii
university paris i
university paris ii
university sorbonne nouvelle
university sorbonne paris cite
university naples parthenope
university naples orientale
university munich applied sciences
international institute information technology bhubaneswar
international institute information technology naya raipur
national university sciences technology misis
columbia university missouri
university york st john
georgia southern university
university liverpool hope
university lyon 2
university lyon 3
university lyon ii
university bath spa
university leeds beckett
princeton university press
oxford university press
cambridge university press
mit press
center deconomie sorbonne
oxford university hospitals
beijing university chinese medicine
shanghai university traditional chinese medicine
`;
