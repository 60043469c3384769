//! Lo que se contesta a una pregunta, y cómo se escribe con el teclado.

use serde::{Deserialize, Serialize};

use super::escrito::{entero, sencillo};
use super::{Arbol, Pregunta, Respuesta};

/// Las opciones y las líneas se cuentan desde 0, en el orden de la pregunta y no en el que se enseñen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contestacion {
    /// Para `Una`, `Varias` y `Posible` (0 es sí, y 1, no).
    Opciones(Vec<usize>),
    /// Para `Numero`, `Texto`, `Linea` y `Arbol`.
    Escrita(String),
    /// Para `Ordena`: en qué orden van las líneas.
    Orden(Vec<usize>),
    /// Para `Huecos`.
    Escritas(Vec<String>),
    /// Para `Razonada`: lo que se ha escrito y, cuando ya se ha visto la rúbrica, qué puntos de ella se han dicho.
    Razonada { texto: String, dichos: Option<Vec<bool>> },
}

impl Contestacion {
    /// Lo que se ha tecleado: `b`, `a c`, `8`, `3 1 2`… `orden` dice en qué lugar se enseñó cada opción o línea. Nada,
    /// si se deja en blanco.
    ///
    /// # Errors
    /// Cómo se contesta, en español.
    pub fn lee(
        pregunta: &Pregunta,
        orden: &[usize],
        tecleado: &str,
    ) -> Result<Option<Self>, String> {
        let tecleado = tecleado.trim();
        if tecleado.is_empty() {
            return Ok(None);
        }
        let contestacion = match &pregunta.respuesta {
            Respuesta::Una(_) => {
                let elegidas = letras(tecleado, orden)?;
                if elegidas.len() != 1 {
                    return Err("solo una es la buena: escribe su letra".to_owned());
                }
                Self::Opciones(elegidas)
            }
            Respuesta::Varias(_) => Self::Opciones(letras(tecleado, orden)?),
            Respuesta::Posible { .. } => Self::Opciones(vec![si_o_no(tecleado)?]),
            Respuesta::Numero { .. } => {
                numero(tecleado)?;
                Self::Escrita(tecleado.to_owned())
            }
            Respuesta::Linea { .. } => {
                numero(tecleado)?;
                Self::Escrita(tecleado.to_owned())
            }
            Respuesta::Arbol(_) => {
                Arbol::lee(tecleado)?;
                Self::Escrita(tecleado.to_owned())
            }
            Respuesta::Texto { .. } => Self::Escrita(tecleado.to_owned()),
            Respuesta::Ordena(lineas) => {
                Self::Orden(todas_en_orden(tecleado, orden, lineas.len())?)
            }
            Respuesta::Huecos(huecos) => {
                Self::Escritas(uno_por_hueco(tecleado, huecos.len())?)
            }
            Respuesta::Razonada(_) => {
                Self::Razonada { texto: tecleado.to_owned(), dichos: None }
            }
        };
        Ok(Some(contestacion))
    }
}

fn letras(tecleado: &str, orden: &[usize]) -> Result<Vec<usize>, String> {
    let ultima = char::from(b'a' + orden.len().saturating_sub(1) as u8);
    let mut elegidas = Vec::new();
    for letra in tecleado.to_lowercase().chars().filter(char::is_ascii_alphanumeric)
    {
        let lugar = (letra as usize).wrapping_sub('a' as usize);
        let cual = orden.get(lugar).ok_or_else(|| {
            format!("«{letra}» no es ninguna opción: van de la a a la {ultima}")
        })?;
        if !elegidas.contains(cual) {
            elegidas.push(*cual);
        }
    }
    elegidas.sort_unstable();
    if elegidas.is_empty() {
        return Err(format!(
            "escribe la letra de la opción, de la a a la {ultima}"
        ));
    }
    Ok(elegidas)
}

fn si_o_no(tecleado: &str) -> Result<usize, String> {
    match sencillo(tecleado).as_str() {
        "s" | "si" => Ok(0),
        "n" | "no" => Ok(1),
        _ => Err("escribe «sí» o «no»".to_owned()),
    }
}

fn numero(tecleado: &str) -> Result<i64, String> {
    entero(tecleado)
        .ok_or_else(|| "escribe un número entero, con cifras".to_owned())
}

fn todas_en_orden(
    tecleado: &str,
    orden: &[usize],
    cuantas: usize,
) -> Result<Vec<usize>, String> {
    let mal = || {
        format!(
            "escribe los números de las {cuantas} líneas, en su orden, separados por espacios"
        )
    };
    let mut lineas = Vec::new();
    for palabra in tecleado
        .split(|letra: char| !letra.is_ascii_digit())
        .filter(|palabra| !palabra.is_empty())
    {
        let lugar: usize = palabra.parse().map_err(|_| mal())?;
        lineas.push(
            *lugar
                .checked_sub(1)
                .and_then(|lugar| orden.get(lugar))
                .ok_or_else(mal)?,
        );
    }
    let mut distintas = lineas.clone();
    distintas.sort_unstable();
    distintas.dedup();
    if distintas.len() == cuantas && lineas.len() == cuantas {
        Ok(lineas)
    } else {
        Err(mal())
    }
}

fn uno_por_hueco(tecleado: &str, cuantos: usize) -> Result<Vec<String>, String> {
    if cuantos == 1 {
        return Ok(vec![tecleado.to_owned()]);
    }
    let escritas: Vec<String> =
        tecleado.split('|').map(|hueco| hueco.trim().to_owned()).collect();
    if escritas.len() == cuantos {
        Ok(escritas)
    } else {
        Err(format!(
            "hay {cuantos} huecos: escribe lo que va en cada uno, separado por «|»"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::Contestacion;
    use crate::banco::Pregunta;

    fn con(respuesta: &str) -> Pregunta {
        let texto = format!(
            "nombre = 'x'\ntema = 1\nnivel = 'ampliación'\npaso = '03 fork'\nenunciado = 'x'\nexplicacion = 'x'\n{respuesta}"
        );
        toml::from_str(&texto).unwrap()
    }

    fn lee(pregunta: &Pregunta, orden: &[usize], tecleado: &str) -> Contestacion {
        Contestacion::lee(pregunta, orden, tecleado).unwrap().unwrap()
    }

    #[test]
    fn en_blanco_no_es_nada() {
        let una = con("respuesta.numero.valor = 8");
        assert_eq!(Contestacion::lee(&una, &[], "  "), Ok(None));
    }

    #[test]
    fn las_letras_son_las_del_orden_en_que_se_ven() {
        let una = con(
            "respuesta.una = [{texto='a', correcta=true}, {texto='b'}, {texto='c'}]",
        );
        assert_eq!(lee(&una, &[2, 0, 1], "A"), Contestacion::Opciones(vec![2]));
        for mal in ["d", "ab", "1", "?"] {
            assert!(Contestacion::lee(&una, &[2, 0, 1], mal).is_err(), "{mal}");
        }
        let varias = con(
            "respuesta.varias = [{texto='a', correcta=true}, {texto='b'}, {texto='c'}]",
        );
        for tecleado in ["c a", "ca", "a, c", "aac"] {
            assert_eq!(
                lee(&varias, &[2, 0, 1], tecleado),
                Contestacion::Opciones(vec![1, 2])
            );
        }
    }

    #[test]
    fn las_demas_se_escriben_como_dicen() {
        let posible = con("respuesta.posible = {salida='x', es=true}");
        for si in ["sí", "SI", "s"] {
            assert_eq!(lee(&posible, &[], si), Contestacion::Opciones(vec![0]));
        }
        assert_eq!(lee(&posible, &[], "No"), Contestacion::Opciones(vec![1]));
        assert!(Contestacion::lee(&posible, &[], "quizá").is_err());

        let ordena = con("respuesta.ordena = ['a', 'b', 'c']");
        assert_eq!(
            lee(&ordena, &[1, 2, 0], "3, 1 2"),
            Contestacion::Orden(vec![0, 1, 2])
        );
        for mal in
            ["1 2", "1 2 2", "1 2 4", "0 1 2", "a", "99999999999999999999 1 2"]
        {
            assert!(Contestacion::lee(&ordena, &[1, 2, 0], mal).is_err(), "{mal}");
        }

        let huecos = con("respuesta.huecos = [{validas=['a']}, {validas=['b']}]");
        let escritas = vec!["a b".to_owned(), String::new()];
        assert_eq!(lee(&huecos, &[], "a b |"), Contestacion::Escritas(escritas));
        assert!(Contestacion::lee(&huecos, &[], "a").is_err());
        let hueco = con("respuesta.huecos = [{validas=['a | b']}]");
        assert_eq!(
            lee(&hueco, &[], "a | b"),
            Contestacion::Escritas(vec!["a | b".to_owned()])
        );

        let numero = con("respuesta.numero.valor = 8");
        for mal in ["ocho", "8.5", "99999999999999999999"] {
            assert!(Contestacion::lee(&numero, &[], mal).is_err(), "{mal}");
        }
        let arbol = con("respuesta.arbol = 'P'");
        assert!(Contestacion::lee(&arbol, &[], "P(").is_err());
    }
}
