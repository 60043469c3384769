//! Quién ha adoptado a un huérfano, y por qué le ha tocado a él.

use nix::unistd::getpid;
use shared::lesson::check;
use shared::table::{SystemProcess, Table};
use shared::{Pid, say, varies};

// ANCHOR: quien
pub fn decir_quien_adopto(huerfano: &SystemProcess) -> anyhow::Result<()> {
    let adopta = huerfano.ppid()?;
    let nombre = SystemProcess::new(adopta.as_raw())?.name()?;
    let (yo, init) = (getpid(), Pid::from_raw(1));
    let por_que = if adopta == yo {
        "soy yo, que me he declarado subreaper"
    } else if adopta == init {
        "entre él y yo no hay ningún subreaper"
    } else {
        "es mi antepasado más cercano que se ha declarado subreaper"
    };
    say!(
        "lo ha adoptado {}:\n{}",
        varies(format!("{nombre} (PID {adopta})")),
        varies(por_que)
    );
    let tabla = Table::snapshot()?;
    let antepasado =
        tabla.ancestors(yo).iter().any(|proceso| proceso.pid == adopta);
    check(
        "es PID 1, un antepasado mío o yo",
        adopta == init || antepasado || adopta == yo,
    )?;
    Ok(())
}
// ANCHOR_END: quien
