//! Un árbol de procesos escrito como `P(H1(H1.1) H2)`: los hermanos, en cualquier orden, y los nombres, los que se quiera.

use std::fmt;

/// Nadie dibuja a mano uno mayor.
const CABEN: usize = 100;

/// Solo cuenta la forma. Los hijos están ordenados, de modo que dos árboles iguales se comparan con `==`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arbol {
    hijos: Vec<Arbol>,
}

impl Arbol {
    pub fn con(mut hijos: Vec<Arbol>) -> Self {
        hijos.sort();
        Self { hijos }
    }

    /// # Errors
    /// Qué sobra o qué falta, en español.
    pub fn lee(texto: &str) -> Result<Self, String> {
        let mut resto = texto.trim();
        let nombres = texto.split(separa).filter(|nombre| !nombre.is_empty());
        if nombres.count() > CABEN {
            return Err(format!("son demasiados procesos: caben {CABEN}"));
        }
        let arbol = un_proceso(&mut resto)?;
        match resto.trim_start().chars().next() {
            None => Ok(arbol),
            Some(')') => Err("sobra un «)»".to_owned()),
            Some(_) => Err("hay más de un primer proceso: los hijos van entre paréntesis, como en P(H1 H2)".to_owned()),
        }
    }

    /// Cuántos procesos tiene, contando el primero.
    pub fn cuantos(&self) -> usize {
        1 + self.hijos.iter().map(Arbol::cuantos).sum::<usize>()
    }

    pub fn hijos(&self) -> &[Arbol] {
        &self.hijos
    }

    /// Cuántos procesos están en su sitio en los dos, emparejando a los hijos como mejor salga.
    pub fn coinciden(&self, otro: &Arbol) -> usize {
        1 + mejor_reparto(&self.hijos, &otro.hijos)
    }
}

impl Arbol {
    /// Para un terminal, como lo haría `pstree`: una línea por proceso, con los nombres de siempre y sin salto al final.
    pub fn dibuja(&self) -> String {
        let mut lineas = vec!["P".to_owned()];
        self.dibuja_hijos("", "H", &mut lineas);
        lineas.join("\n")
    }

    fn dibuja_hijos(
        &self,
        sangria: &str,
        de_los_hijos: &str,
        lineas: &mut Vec<String>,
    ) {
        for (numero, hijo) in (1..).zip(&self.hijos) {
            let (rama, debajo) = if numero == self.hijos.len() {
                ("└─ ", "   ")
            } else {
                ("├─ ", "│  ")
            };
            let nombre = format!("{de_los_hijos}{numero}");
            lineas.push(format!("{sangria}{rama}{nombre}"));
            hijo.dibuja_hijos(
                &format!("{sangria}{debajo}"),
                &format!("{nombre}."),
                lineas,
            );
        }
    }
}

/// Los de la lista más corta son pocos: por cada conjunto de ellos, lo mejor que sale emparejándolos con los de la otra
/// que ya se han mirado.
fn mejor_reparto(unos: &[Arbol], otros: &[Arbol]) -> usize {
    let (pocos, muchos) =
        if unos.len() < otros.len() { (unos, otros) } else { (otros, unos) };
    let mut mejor = vec![0; 1 << pocos.len()];
    for uno in muchos {
        let parejas: Vec<usize> =
            pocos.iter().map(|otro| uno.coinciden(otro)).collect();
        // De más a menos: cada uno de `muchos` tiene una sola pareja.
        for conjunto in (0..mejor.len()).rev() {
            for (cual, pareja) in parejas.iter().enumerate() {
                if conjunto & (1 << cual) != 0 {
                    let con_ella = mejor[conjunto ^ (1 << cual)] + pareja;
                    mejor[conjunto] = mejor[conjunto].max(con_ella);
                }
            }
        }
    }
    mejor.last().copied().unwrap_or_default()
}

/// Lo que no es de ningún nombre.
fn separa(letra: char) -> bool {
    matches!(letra, '(' | ')' | ',') || letra.is_whitespace()
}

fn un_proceso(resto: &mut &str) -> Result<Arbol, String> {
    *resto = resto.trim_start();
    let nombre = resto.find(separa).unwrap_or(resto.len());
    if nombre == 0 {
        return Err("falta el nombre de un proceso, como en P(H1 H2)".to_owned());
    }
    *resto = resto[nombre..].trim_start();
    let Some(dentro) = resto.strip_prefix('(') else { return Ok(Arbol::default()) };
    *resto = dentro;
    let mut hijos = Vec::new();
    loop {
        *resto = resto.trim_start_matches(|letra: char| {
            letra.is_whitespace() || letra == ','
        });
        if let Some(fuera) = resto.strip_prefix(')') {
            *resto = fuera;
            return Ok(Arbol::con(hijos));
        }
        if resto.is_empty() {
            return Err("falta un «)»".to_owned());
        }
        hijos.push(un_proceso(resto)?);
    }
}

/// Con los nombres de siempre: P, y sus hijos H1, H2…; los de H1, H1.1…
impl fmt::Display for Arbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.escribe(f, "P", "H")
    }
}

impl Arbol {
    fn escribe(
        &self,
        f: &mut fmt::Formatter<'_>,
        nombre: &str,
        de_los_hijos: &str,
    ) -> fmt::Result {
        f.write_str(nombre)?;
        if self.hijos.is_empty() {
            return Ok(());
        }
        f.write_str("(")?;
        for (numero, hijo) in (1..).zip(&self.hijos) {
            if numero > 1 {
                f.write_str(" ")?;
            }
            let nombre = format!("{de_los_hijos}{numero}");
            hijo.escribe(f, &nombre, &format!("{nombre}."))?;
        }
        f.write_str(")")
    }
}

#[cfg(test)]
mod tests {
    use super::Arbol;

    fn lee(texto: &str) -> Arbol {
        Arbol::lee(texto).unwrap()
    }

    #[test]
    fn el_orden_y_los_nombres_dan_igual() {
        assert_eq!(lee("P(H1(H1.1) H2)"), lee(" a ( b, c( d ) ) "));
        assert_ne!(lee("P(H1(H1.1) H2)"), lee("P(H1 H2 H3)"));
        assert_eq!(lee("P(H1(H1.1) H2)").cuantos(), 4);
        assert_eq!(lee("x(y(z) w)").to_string(), "P(H1 H2(H2.1))");
    }

    #[test]
    fn lo_mal_escrito_se_dice() {
        for mal in [
            &"P(".repeat(5000),
            &"P ".repeat(5000),
            "",
            "P(",
            "P(H1",
            "P)",
            "P Q",
            "(H1)",
            "P()x",
        ] {
            assert!(Arbol::lee(mal).is_err(), "{mal}");
        }
    }

    #[test]
    fn se_dibuja() {
        let esperado = "P\n├─ H1\n│  └─ H1.1\n└─ H2\n   └─ H2.1\n      └─ H2.1.1";
        assert_eq!(lee("P(a(b(d)) c(e))").dibuja(), esperado);
        assert_eq!(lee("P").dibuja(), "P");
    }

    #[test]
    fn lo_que_coincide_cuenta() {
        let cadena = lee("P(H(H(H)))");
        assert_eq!(cadena.coinciden(&lee("P(H(H(H)))")), 4);
        assert_eq!(cadena.coinciden(&lee("P(H H H)")), 2);
        assert_eq!(lee("P(a(b c) d)").coinciden(&lee("P(x y(z))")), 4);
        let abanico = format!("P({})", "H ".repeat(90));
        assert_eq!(lee("P(a b(c) d e f g h i)").coinciden(&lee(&abanico)), 9);
    }
}
