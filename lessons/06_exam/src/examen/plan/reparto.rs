//! Cómo se reparte lo pendiente: lo imprescindible primero, un examen de prueba de vez en cuando, y la víspera, solo repaso.

use super::pendiente::Pendiente;
use crate::juicio::{cuantos, lista};

/// Con más, nadie los hace.
const EJERCICIOS_AL_DIA: usize = 3;
const NUEVAS_AL_DIA: usize = 20;
const REFUERZOS_AL_DIA: usize = 2;
/// Un examen de prueba cada tantos días.
const DE_PRUEBA_CADA: usize = 4;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dia {
    pub que: Vec<String>,
}

pub struct Reparto {
    /// Desde hoy hasta la víspera; si el examen es hoy, hoy.
    pub dias: Vec<Dia>,
    /// Los ejercicios imprescindibles para los que no hay día.
    pub sin_sitio: usize,
}

/// `dias` son los que faltan: con 1, el examen es mañana.
pub fn reparte(pendiente: &Pendiente, dias: usize) -> Reparto {
    // La víspera no se empieza nada, salvo que solo quede ella.
    let de_trabajo = dias.saturating_sub(1).max(dias.min(1));
    let ejercicios =
        por_dia(&pendiente.imprescindibles, &pendiente.ampliacion, de_trabajo);
    let puestos = ejercicios
        .iter()
        .flatten()
        .filter(|nombre| pendiente.imprescindibles.contains(nombre))
        .count();
    let nuevas = pendiente.nuevas.div_ceil(de_trabajo.max(1)).min(NUEVAS_AL_DIA);
    let mut refuerzos = pendiente.refuerzos.iter();
    let reparto = (0..dias.max(1)).map(|dia| {
        let mut que =
            vec![repaso(pendiente, dia, if dia < de_trabajo { nuevas } else { 0 })];
        if dia < de_trabajo {
            que.extend(refuerzos.by_ref().take(REFUERZOS_AL_DIA).cloned());
            que.extend(
                ejercicios[dia]
                    .iter()
                    .map(|nombre| format!("cargo practica {nombre}")),
            );
            // Quien empieza hoy no se examina hoy, si queda otro día.
            let puede = dia > 0 || pendiente.hechos > 0 || de_trabajo == 1;
            if puede && toca_de_prueba(dia, de_trabajo) {
                que.push(
                    "cargo examen: un examen de prueba, con su reloj".to_owned(),
                );
            }
        }
        Dia { que }
    });
    Reparto {
        dias: reparto.collect(),
        sin_sitio: pendiente.imprescindibles.len() - puestos,
    }
}

/// El último, en el último día de trabajo; los demás, contando hacia atrás.
fn toca_de_prueba(dia: usize, de_trabajo: usize) -> bool {
    (de_trabajo - 1 - dia).is_multiple_of(DE_PRUEBA_CADA)
}

fn repaso(pendiente: &Pendiente, dia: usize, nuevas: usize) -> String {
    let tocan = if dia == 0 { pendiente.tocan } else { 0 };
    let tocan = match tocan {
        0 => None,
        1 => Some("toca 1".to_owned()),
        varias => Some(format!("tocan {varias}")),
    };
    let nuevas = (nuevas > 0).then(|| cuantos(nuevas, "nueva", "nuevas"));
    let que: Vec<String> = tocan.into_iter().chain(nuevas).collect();
    if que.is_empty() {
        return "cargo examen repaso".to_owned();
    }
    format!("cargo examen repaso: {}", lista(&que))
}

/// Lo imprescindible, repartido por igual; la ampliación, solo si sobran días.
fn por_dia(
    imprescindibles: &[String],
    ampliacion: &[String],
    dias: usize,
) -> Vec<Vec<String>> {
    let caben = dias * EJERCICIOS_AL_DIA;
    let de_ampliacion =
        dias.saturating_sub(imprescindibles.len()).min(ampliacion.len());
    let todos: Vec<&String> = imprescindibles
        .iter()
        .take(caben)
        .chain(&ampliacion[..de_ampliacion])
        .collect();
    let mut reparto = vec![Vec::new(); dias];
    for (cual, nombre) in todos.iter().enumerate() {
        reparto[cual * dias / todos.len()].push((*nombre).clone());
    }
    reparto
}

#[cfg(test)]
mod tests {
    use super::{EJERCICIOS_AL_DIA, Pendiente, reparte};

    fn pendiente(cuantos: usize) -> Pendiente {
        let nombres = |de: &str, cuantos| {
            (0..cuantos).map(|numero| format!("{de}{numero}")).collect()
        };
        Pendiente {
            imprescindibles: nombres("i", cuantos),
            ampliacion: nombres("a", 4),
            hechos: 1,
            nuevas: 20,
            refuerzos: nombres("r", 3),
            ..Pendiente::default()
        }
    }

    fn ejercicios(que: &[String]) -> Vec<&str> {
        que.iter().filter_map(|una| una.strip_prefix("cargo practica ")).collect()
    }

    #[test]
    fn lo_imprescindible_va_antes_y_la_vispera_se_repasa() {
        let reparto = reparte(&pendiente(6), 9);
        assert_eq!((reparto.dias.len(), reparto.sin_sitio), (9, 0));
        let todos: Vec<&str> =
            reparto.dias.iter().flat_map(|dia| ejercicios(&dia.que)).collect();
        assert_eq!(todos, ["i0", "i1", "i2", "i3", "i4", "i5", "a0", "a1"]);
        assert_eq!(reparto.dias[8].que, ["cargo examen repaso"]);
        assert_eq!(reparto.dias[0].que[1..3], ["r0", "r1"]);
        let de_prueba: Vec<usize> = (0..9)
            .filter(|&dia| {
                reparto.dias[dia]
                    .que
                    .iter()
                    .any(|una| una.starts_with("cargo examen:"))
            })
            .collect();
        assert_eq!(de_prueba, [3, 7]);
    }

    #[test]
    fn el_primer_dia_no_se_examina_quien_no_ha_hecho_nada() {
        let de_prueba = |hechos, dias| {
            let reparto = reparte(&Pendiente { hechos, ..pendiente(6) }, dias);
            let hay = |que: &String| que.starts_with("cargo examen:");
            reparto
                .dias
                .iter()
                .map(|dia| dia.que.iter().any(hay))
                .collect::<Vec<_>>()
        };
        assert_eq!(de_prueba(0, 6), [false, false, false, false, true, false]);
        assert_eq!(de_prueba(3, 6), [true, false, false, false, true, false]);
        assert_eq!(de_prueba(0, 2), [true, false]);
    }

    #[test]
    fn si_no_da_tiempo_se_dice_y_ningun_dia_se_carga_de_mas() {
        let reparto = reparte(&pendiente(20), 4);
        assert_eq!(reparto.sin_sitio, 20 - 3 * EJERCICIOS_AL_DIA);
        assert!(
            reparto
                .dias
                .iter()
                .all(|dia| ejercicios(&dia.que).len() <= EJERCICIOS_AL_DIA)
        );
    }

    #[test]
    fn hoy_y_manana_tambien_tienen_plan() {
        assert_eq!(reparte(&pendiente(5), 0).dias.len(), 1);
        let manana = reparte(&pendiente(5), 1);
        assert_eq!(
            (manana.dias.len(), ejercicios(&manana.dias[0].que).len()),
            (1, 3)
        );
        assert_eq!(reparte(&Pendiente::default(), 30).dias.len(), 30);
    }
}
