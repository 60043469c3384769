//! Quién habla primero no está decidido; con `wait`, sí.

use std::collections::BTreeMap;
use std::io::{Read, Write, pipe};
use std::time::{Duration, Instant};

use nix::unistd::ForkResult;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check, check_eq, counted};
use shared::wait::waitpid;
use shared::{child, say, varies};

pub const STEP: Step = Step {
    name: "orden",
    title: "Quién habla primero no está decidido",
    level: Level::Essential,
    predict: "el padre escribe A y después B; el hijo, 1 y después 2. ¿Qué puede leerse? ¿Puede salir B1A2? ¿Y si el padre espera antes de escribir?",
    observe: "sin wait vale cualquier mezcla que respete el orden de cada uno. Con wait solo hay una posible.",
    topic: "«los dos procesos pueden ejecutar código de manera independiente»; wait()",
    run: &Plain(run),
};

/// Las mezclas en las que A va antes que B, y 1 antes que 2.
const POSIBLES: [&str; 6] = ["AB12", "A1B2", "A12B", "1AB2", "1A2B", "12AB"];

fn run() -> anyhow::Result<()> {
    const VECES: u32 = 60;
    // ANCHOR: contar
    let mut vistas = BTreeMap::new();
    for _ in 0..VECES {
        *vistas.entry(los_dos_escriben(false)?).or_insert(0) += 1;
    }
    for (mezcla, veces) in &vistas {
        let veces = counted(*veces, "vez", "veces");
        say!("  {}", varies(format!("{mezcla} {veces}")));
    }
    let legales = vistas.keys().all(|mezcla| POSIBLES.contains(&mezcla.as_str()));
    check("sin wait, todas son alguna de las seis posibles", legales)?;

    let mut con_wait = BTreeMap::new();
    for _ in 0..VECES {
        *con_wait.entry(los_dos_escriben(true)?).or_insert(0) += 1;
    }
    check_eq("con wait", con_wait, BTreeMap::from([("12AB".to_owned(), VECES)]))?;
    // ANCHOR_END: contar
    Ok(())
}

// ANCHOR: escriben
fn los_dos_escriben(el_padre_espera: bool) -> anyhow::Result<String> {
    let (mut papel, mut pluma) = pipe()?;
    // Los dos empiezan en el mismo instante: si no, el padre lleva ventaja.
    let salida = Instant::now() + Duration::from_millis(2);
    let hijo = match fork()? {
        ForkResult::Child => child::run(|| {
            esperar_a(salida);
            pluma.write_all(b"1").and_then(|()| pluma.write_all(b"2"))
        }),
        ForkResult::Parent { child } => child,
    };
    if el_padre_espera {
        waitpid(hijo, None)?;
    }
    esperar_a(salida);
    pluma.write_all(b"A")?;
    pluma.write_all(b"B")?;
    if !el_padre_espera {
        waitpid(hijo, None)?;
    }
    drop(pluma);
    let mut escrito = String::new();
    papel.read_to_string(&mut escrito)?;
    Ok(escrito)
}
// ANCHOR_END: escriben

fn esperar_a(instante: Instant) {
    while Instant::now() < instante {
        std::hint::spin_loop();
    }
}
