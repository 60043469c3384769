//! Los servidores de la lección al lado de uno mínimo en C y del de Python, por turnos.

use shared::lesson::{Neighbours, decimal};
use shared::say;
use shared::turns::in_turns;

use super::carga::{Carga, Medida};
use super::otros::{Otros, medir_nuestro};
use super::tabla;
use super::vuelta::Vuelta;

/// Por turnos, para que lo que pase en el ordenador les pase a todos; de cada uno
/// cuenta la mediana.
const VUELTAS: usize = 5;

/// Cuántas veces más rápido ha de ser uno que otro: los dos, por su lugar en la
/// tabla.
const OBJETIVOS: [(&str, usize, usize, f64); 3] = [
    ("sin_zombis, respecto de C", 2, 0, 0.9),
    ("sin_zombis, respecto de Python", 2, 1, 4.0),
    ("preforked, respecto de sin_zombis", 3, 2, 3.0),
];

pub fn medir(
    peticiones: usize,
    clientes: usize,
    vecinos: &Neighbours,
) -> anyhow::Result<()> {
    let otros = Otros::preparar()?;
    say!("mido a los cuatro, {VUELTAS} veces por turnos");
    // Una respuesta corta, como la de los otros dos.
    let ruta = "/lento?segundos=0";
    let carga = |seguir| Carga { ruta, peticiones, clientes, seguir };
    let turnos: [&dyn Fn() -> anyhow::Result<Vuelta>; 4] = [
        &|| otros.medir_c(&carga(false)),
        &|| otros.medir_python(&carga(false)),
        &|| medir_nuestro("sin_zombis", &carga(false)),
        &|| medir_nuestro("preforked", &carga(true)),
    ];
    let vueltas = in_turns(
        0..VUELTAS,
        &turnos,
        |medir| medir(),
        |vuelta| vuelta.medida.total,
    )?;
    let fallos = |cual: usize| vueltas[cual].fallos / peticiones as u64;
    let [c, python, nuestro] = [0, 1, 2].map(fallos);
    let nombres = [
        "C, hijo por cliente",
        "Python, ForkingMixIn",
        "sin_zombis",
        "preforked, sin cerrar",
    ];
    let medidas: Vec<(&str, Medida)> = nombres
        .into_iter()
        .zip(vueltas.into_iter().map(|vuelta| vuelta.medida))
        .collect();
    tabla::escribir(&medidas);
    say!(
        "fallos de página de cada hijo: C {c}, Python {python}, sin_zombis {nuestro}"
    );
    let bastan = OBJETIVOS.map(|(que, uno, otro, objetivo)| {
        let razon = medidas[uno].1.por_segundo() / medidas[otro].1.por_segundo();
        say!(
            "{que}: {} (objetivo: {} o más)",
            decimal(razon, 2),
            decimal(objetivo, 1)
        );
        razon >= objetivo
    });
    if bastan.contains(&false) && !vecinos.warn() {
        say!("no se llega a algún objetivo: repítelo con más peticiones");
    }
    Ok(())
}
