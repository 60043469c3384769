//! Quien esperaba el cerrojo lo recibe con los datos a medias, y los repara.

use anyhow::bail;
use shared::ipc::RawArray;
use shared::lesson::check;
use shared::sync::{Acquired, Lock};
use shared::{Pid, say};

// ANCHOR: heredar
pub fn heredar(
    lock: &Lock,
    cuentas: &RawArray<i64>,
    dueno: Option<Pid>,
) -> anyhow::Result<()> {
    let guardia = lock.guard()?;
    let Acquired::OwnerDied(pid) = guardia.acquired() else {
        bail!("no ha muerto nadie")
    };
    let falta = 100 - cuentas.to_vec().iter().sum::<i64>();
    say!("tengo el cerrojo, pero PID {pid} murió con él: faltan {falta}");
    check("era su dueño", Some(pid) == dueno)?;
    cuentas.set(1, cuentas.get(1)? + falta)?;
    say!("las cuentas vuelven a sumar 100");
    Ok(())
}
// ANCHOR_END: heredar
