//! Cuánto vale una contestación, y qué error delata.

use std::collections::BTreeSet;

use super::escrito::entero;
use super::sinonimos::dicen_lo_mismo;
use super::{Arbol, Contestacion, Opcion, Pregunta, Respuesta, Sospechosa};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Correccion {
    /// De 0 a 1. Lo que resta una equivocada lo dice el perfil del examen.
    pub vale: f64,
    /// Los errores típicos que delata: sus nombres en `errores.toml`.
    pub errores: Vec<String>,
}

impl Correccion {
    fn todo_o_nada(bien: bool) -> Self {
        Self { vale: if bien { 1.0 } else { 0.0 }, errores: Vec::new() }
    }

    pub fn esta_bien(&self) -> bool {
        self.vale > 0.999
    }
}

impl Pregunta {
    /// Nada, si la contestación no es para una pregunta así o si aún le falta mirar la rúbrica.
    pub fn corrige(&self, contestacion: &Contestacion) -> Option<Correccion> {
        Some(match (&self.respuesta, contestacion) {
            (
                Respuesta::Una(opciones) | Respuesta::Varias(opciones),
                Contestacion::Opciones(elegidas),
            ) => de_opciones(opciones, elegidas),
            (Respuesta::Posible { es, .. }, Contestacion::Opciones(elegidas)) => {
                Correccion::todo_o_nada(elegidas[..] == [usize::from(!es)])
            }
            (
                Respuesta::Numero { valor, errores },
                Contestacion::Escrita(escrita),
            ) => con_sospechas(entero(escrita) == Some(*valor), errores, escrita),
            (
                Respuesta::Texto { validas, errores },
                Contestacion::Escrita(escrita),
            ) => {
                con_sospechas(igual_que_alguna(validas, escrita), errores, escrita)
            }
            (
                Respuesta::Linea { validas, errores },
                Contestacion::Escrita(escrita),
            ) => {
                let linea: Option<usize> = escrita.trim().parse().ok();
                con_sospechas(
                    linea.is_some_and(|linea| validas.contains(&linea)),
                    errores,
                    escrita,
                )
            }
            (Respuesta::Arbol(arbol), Contestacion::Escrita(escrita)) => {
                let (bueno, suyo) =
                    (Arbol::lee(arbol).ok()?, Arbol::lee(escrita).ok()?);
                let mayor = bueno.cuantos().max(suyo.cuantos());
                let vale = if bueno == suyo {
                    1.0
                } else {
                    (bueno.coinciden(&suyo) - 1) as f64 / mayor as f64
                };
                Correccion { vale, errores: Vec::new() }
            }
            (Respuesta::Ordena(lineas), Contestacion::Orden(orden)) => {
                Correccion::todo_o_nada(
                    orden.len() == lineas.len()
                        && orden
                            .iter()
                            .zip(lineas)
                            .all(|(cual, linea)| lineas.get(*cual) == Some(linea)),
                )
            }
            (Respuesta::Huecos(huecos), Contestacion::Escritas(escritas)) => {
                let bien = huecos
                    .iter()
                    .zip(escritas)
                    .filter(|(hueco, escrita)| {
                        hueco
                            .validas
                            .iter()
                            .any(|valida| codigo_igual(valida, escrita))
                    })
                    .count();
                Correccion {
                    vale: bien as f64 / huecos.len() as f64,
                    errores: Vec::new(),
                }
            }
            (
                Respuesta::Razonada(rubrica),
                Contestacion::Razonada { dichos: Some(dichos), .. },
            ) => {
                let vale = rubrica
                    .iter()
                    .zip(dichos)
                    .filter(|(_, dicho)| **dicho)
                    .map(|(punto, _)| punto.puntos)
                    .sum();
                Correccion { vale, errores: Vec::new() }
            }
            _ => return None,
        })
    }
}

/// En las de varias, cada buena suma su parte y cada mala la quita.
fn de_opciones(opciones: &[Opcion], elegidas: &[usize]) -> Correccion {
    let buenas =
        opciones.iter().filter(|opcion| opcion.correcta).count().max(1) as f64;
    let mut vale = 0.0;
    let mut errores = Vec::new();
    let elegidas: BTreeSet<usize> = elegidas.iter().copied().collect();
    for opcion in elegidas.iter().filter_map(|cual| opciones.get(*cual)) {
        vale += if opcion.correcta { 1.0 } else { -1.0 } / buenas;
        errores.extend(opcion.error.clone());
    }
    Correccion { vale: f64::max(vale, 0.0), errores }
}

fn con_sospechas(
    bien: bool,
    sospechosas: &[Sospechosa],
    escrita: &str,
) -> Correccion {
    let delata =
        sospechosas.iter().find(|una| !bien && dicen_lo_mismo(&una.si, escrita));
    let errores = delata.map(|una| una.error.clone()).into_iter().collect();
    Correccion { errores, ..Correccion::todo_o_nada(bien) }
}

fn igual_que_alguna(validas: &[String], escrita: &str) -> bool {
    validas.iter().any(|valida| dicen_lo_mismo(valida, escrita))
}

/// El código se compara sin espacios, y las comillas simples valen como las dobles.
fn codigo_igual(una: &str, otra: &str) -> bool {
    let llano = |texto: &str| {
        texto.replace('\'', "\"").split_whitespace().collect::<String>()
    };
    llano(una) == llano(otra)
}

#[cfg(test)]
mod tests {
    use super::{Contestacion, Correccion};
    use crate::banco::Pregunta;

    /// Una pregunta con esa respuesta, escrita en TOML.
    fn con(respuesta: &str) -> Pregunta {
        let texto = format!(
            "nombre = 'x'\ntema = 1\nnivel = 'ampliación'\npaso = '03 fork'\nenunciado = 'x'\nexplicacion = 'x'\n{respuesta}"
        );
        toml::from_str(&texto).unwrap()
    }

    fn escrita(pregunta: &Pregunta, texto: &str) -> Correccion {
        pregunta.corrige(&Contestacion::Escrita(texto.to_owned())).unwrap()
    }

    fn elegidas(pregunta: &Pregunta, cuales: &[usize]) -> Correccion {
        pregunta.corrige(&Contestacion::Opciones(cuales.to_vec())).unwrap()
    }

    #[test]
    fn una_es_buena_y_la_mala_delata() {
        let una = con(
            "respuesta.una = [{texto='a', correcta=true}, {texto='b', error='e'}]",
        );
        assert!(elegidas(&una, &[0]).esta_bien());
        assert_eq!(
            elegidas(&una, &[1]),
            Correccion { vale: 0.0, errores: vec!["e".to_owned()] }
        );
        assert_eq!(elegidas(&una, &[9]).vale, 0.0);
        assert_eq!(una.corrige(&Contestacion::Escrita("a".to_owned())), None);
    }

    #[test]
    fn en_las_de_varias_cada_buena_suma_y_cada_mala_resta() {
        let varias = con(
            "respuesta.varias = [{texto='a', correcta=true}, {texto='b', correcta=true}, {texto='c'}, {texto='d'}]",
        );
        assert!(elegidas(&varias, &[0, 1]).esta_bien());
        assert_eq!(elegidas(&varias, &[0]).vale, 0.5);
        assert_eq!(elegidas(&varias, &[0, 0]).vale, 0.5);
        assert_eq!(elegidas(&varias, &[0, 2]).vale, 0.0);
        assert_eq!(elegidas(&varias, &[0, 1, 2]).vale, 0.5);
        assert_eq!(elegidas(&varias, &[2, 3]).vale, 0.0);
    }

    #[test]
    fn el_numero_y_su_error() {
        let numero =
            con("respuesta.numero = {valor=-8, errores=[{si='7', error='e'}]}");
        assert!(escrita(&numero, " −8 ").esta_bien());
        assert_eq!(escrita(&numero, "7").errores, ["e"]);
        assert_eq!(escrita(&numero, "8"), Correccion::default());
        assert!(
            escrita(&con("respuesta.numero = {valor=200000}"), "200 000")
                .esta_bien()
        );
    }

    #[test]
    fn en_el_texto_se_perdonan_acentos_y_sinonimos() {
        let texto = con(
            "respuesta.texto = {validas=['sección crítica'], errores=[{si='zombi', error='e'}]}",
        );
        assert!(escrita(&texto, "La Región  critica").esta_bien());
        assert_eq!(escrita(&texto, "un zombie").errores, ["e"]);
    }

    #[test]
    fn el_arbol_a_medias_vale_en_parte() {
        let arbol = con("respuesta.arbol = 'P(H1(H1.1(H1.1.1)))'");
        assert!(escrita(&arbol, "a(b(c(d)))").esta_bien());
        let vale = escrita(&arbol, "P(H1(H1.1))").vale;
        assert!(vale > 0.0 && vale < 1.0, "{vale}");
        assert_eq!(escrita(&arbol, "P").vale, 0.0);
        assert!(escrita(&arbol, "P(H1(H1.1(H1.1.1 H1.1.2)))").vale < 1.0);
    }

    #[test]
    fn el_orden_las_lineas_los_huecos_y_lo_posible() {
        let orden = con("respuesta.ordena = ['a', 'b', 'b', 'c']");
        let en = |orden_de: &[usize]| {
            orden.corrige(&Contestacion::Orden(orden_de.to_vec())).unwrap()
        };
        assert!(en(&[0, 2, 1, 3]).esta_bien(), "dos líneas iguales dan igual");
        assert!(!en(&[1, 0, 2, 3]).esta_bien());
        assert!(!en(&[0, 1, 2]).esta_bien());

        let linea = con(
            "respuesta.linea = {validas=[3, 4], errores=[{si='5', error='e'}]}",
        );
        assert!(escrita(&linea, "4").esta_bien());
        assert_eq!(escrita(&linea, "5").errores, ["e"]);

        let huecos = con(
            "respuesta.huecos = [{validas=['\"x\"']}, {validas=['a, b', 'c']}]",
        );
        let en = |escritas: &[&str]| {
            let escritas = escritas.iter().map(|una| (*una).to_owned()).collect();
            huecos.corrige(&Contestacion::Escritas(escritas)).unwrap().vale
        };
        assert_eq!(en(&["'x'", "a,b"]), 1.0);
        assert_eq!(en(&["'x'", "b,a"]), 0.5);
        assert_eq!(en(&[]), 0.0);

        let posible = con("respuesta.posible = {salida='x', es=false}");
        assert!(elegidas(&posible, &[1]).esta_bien());
        assert!(!elegidas(&posible, &[0]).esta_bien());
    }

    #[test]
    fn la_razonada_vale_lo_que_se_ha_dicho() {
        let razonada = con(
            "respuesta.razonada = [{puntos=0.7, texto='a'}, {puntos=0.3, texto='b'}]",
        );
        let con_dichos =
            |dichos| Contestacion::Razonada { texto: "x".to_owned(), dichos };
        assert_eq!(razonada.corrige(&con_dichos(None)), None);
        assert_eq!(
            razonada.corrige(&con_dichos(Some(vec![true, false]))).unwrap().vale,
            0.7
        );
        assert!(
            razonada
                .corrige(&con_dichos(Some(vec![true, true])))
                .unwrap()
                .esta_bien()
        );
    }
}
