//! Hacer crecer un árbol de procesos, y esperar a que esté entero para mirarlo.

use std::collections::BTreeSet;
use std::io::{Read, pipe};

use anyhow::Context;
use nix::unistd::getpid;
use shared::child;
use shared::fork::ForkError;
use shared::gate::Gate;
use shared::lesson::check;
use shared::table::Table;
use shared::wait::wait;

use super::arbol::{Arbol, Proceso};

/// Ejecuta el código, que hace crecer el árbol a partir de este proceso, y devuelve
/// a todos sus miembros.
pub fn crecer(
    codigo: fn(&Arbol) -> Result<(), ForkError>,
) -> anyhow::Result<Vec<Proceso>> {
    // ANCHOR: crecer
    let raiz = getpid();
    let puerta = Gate::new()?;
    let (mut presentaciones, mut salida) = pipe()?;
    let arbol = Arbol::nuevo();

    let resultado = codigo(&arbol);

    // Por aquí pasan todos los procesos, cada uno cuando acaba su parte.
    let presentado = arbol.presentarse(&mut salida);
    drop(salida);
    if getpid() != raiz {
        child::run(|| -> anyhow::Result<()> {
            resultado?;
            presentado?;
            puerta.wait()?;
            while wait().is_ok() {}
            Ok(())
        });
    }
    // La tubería se acaba cuando la han cerrado todos: entonces el árbol está
    // entero, o no va a crecer más.
    let mut texto = String::new();
    presentaciones.read_to_string(&mut texto)?;
    let procesos =
        resultado.map_err(Into::into).and_then(|()| comparar_con_proc(&texto));
    // También si algo ha fallado: cada uno dice qué, y acaba por sí mismo.
    puerta.open()?;
    while wait().is_ok() {}
    // ANCHOR_END: crecer
    procesos
}

fn leer(linea: &str) -> Option<Proceso> {
    let mut campos = linea.split('\t');
    let (pid, ppid) = (campos.next()?.parse().ok()?, campos.next()?.parse().ok()?);
    Some(Proceso {
        pid,
        ppid,
        nombre: campos.next()?.into(),
        origen: campos.next()?.into(),
    })
}

/// Los que se han presentado, si son los que hay.
fn comparar_con_proc(presentaciones: &str) -> anyhow::Result<Vec<Proceso>> {
    let leidos = presentaciones.lines().map(leer).collect::<Option<_>>();
    let procesos: Vec<Proceso> = leidos.context("falta")?;
    let tabla = Table::snapshot()?;
    let descendientes = tabla.descendants(getpid());
    let vistos: BTreeSet<(i32, i32)> = descendientes
        .iter()
        .map(|visto| (visto.pid.as_raw(), visto.ppid.as_raw()))
        .collect();
    let suyos = procesos.iter().filter(|proceso| proceso.pid != getpid().as_raw());
    let presentados = suyos.map(|proceso| (proceso.pid, proceso.ppid)).collect();
    check("/proc ve a los mismos, y con los mismos padres", vistos == presentados)?;
    Ok(procesos)
}
