//! Primera forma: `wait`, una vez por hijo. El padre no hace otra cosa.

use shared::lesson::check_eq;
use shared::wait::{WaitStatus, waitpid};

use super::tres_hijos;

// ANCHOR: wait
pub fn recoger() -> anyhow::Result<()> {
    let mut suma = 0;
    for _ in tres_hijos()? {
        if let WaitStatus::Exited(_, codigo) = waitpid(None, None)? {
            suma += codigo;
        }
    }
    check_eq("suma de los códigos", suma, 6)?;
    Ok(())
}
// ANCHOR_END: wait
