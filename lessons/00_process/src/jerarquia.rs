//! Padre, hijo y nieto, dentro del árbol de procesos del sistema.

mod dibujo;

use anyhow::Context;
use nix::unistd::getpid;
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::Process;
use shared::say;
use shared::table::Table;

use dibujo::{comparar_con_pstree, plegar};

pub const STEP: Step = Step {
    name: "jerarquia",
    title: "Los procesos forman un árbol",
    level: Level::Essential,
    predict: "¿de quién es hija la shell en la que escribes? ¿Quién está arriba del todo?",
    observe: "subiendo de padre en padre se llega a uno que no lo tiene: suele ser el PID 1, del que descienden casi todos.",
    topic: "Jerarquía de procesos: pstree -p",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: familia
    let nacido = Gate::new()?;
    let fin = Gate::new()?;
    let mut hijo = Process::new(|| -> anyhow::Result<()> {
        let mut nieto = Process::new(|| -> anyhow::Result<()> {
            nacido.open()?;
            Ok(fin.wait()?)
        });
        nieto.start()?;
        say!("he arrancado a {nieto}");
        Ok(nieto.join()?)
    });
    hijo.start()?;
    nacido.wait()?;
    // ANCHOR_END: familia

    // ANCHOR: arbol
    let pid_hijo = hijo.pid().context("el hijo ha arrancado")?;
    let tabla = Table::snapshot()?;
    let arbol = tabla.tree_with_ancestors(pid_hijo);
    say!(
        "Esta es la rama que lleva hasta {hijo}:\n  {}",
        plegar(&arbol).replace('\n', "\n  ")
    );
    // ANCHOR_END: arbol

    let nietos = tabla.children(pid_hijo);
    check(
        "el padre del hijo soy yo",
        tabla.parent(pid_hijo).is_some_and(|padre| padre.pid == getpid()),
    )?;
    check_eq("hijos del hijo", nietos.len(), 1)?;
    check_eq("descendientes míos", tabla.descendants(getpid()).len(), 2)?;
    let primero =
        *tabla.ancestors(pid_hijo).last().context("el hijo tiene antepasados")?;
    check(
        "el primer antepasado no tiene padre: su PPID es 0",
        primero.ppid.as_raw() == 0,
    )?;

    if primero.pid.as_raw() == 1 {
        comparar_con_pstree(pid_hijo, &arbol)?;
    }

    fin.open()?;
    hijo.join()?;
    check_eq("exitcode() del hijo", hijo.exitcode(), Some(0))?;
    Ok(())
}
