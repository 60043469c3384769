use nix::unistd::ForkResult;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::wait::{WaitStatus, waitpid};

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let mut hijos = Vec::new();
    for i in 0..n {
        match fork()? {
            ForkResult::Child => {
                // HUECO
                println!("hijo {i}");
                exit_now(i);
                // INICIO: // Esto lo hace el hijo i. ¿Y después?
                // INICIO: println!("hijo {i}");
                // INICIO: exit_now(0);
                // FIN
            }
            ForkResult::Parent { child } => hijos.push(child),
        }
    }

    let mut suma = 0;
    // HUECO
    for hijo in hijos {
        if let WaitStatus::Exited(_, codigo) = waitpid(hijo, None)? {
            suma += codigo;
        }
    }
    // INICIO: // Espera aquí a todos y suma sus códigos.
    // INICIO: if let Some(WaitStatus::Exited(_, codigo)) = hijos.first().map(|hijo| waitpid(*hijo, None)).transpose()? {
    // INICIO:     suma += codigo;
    // INICIO: }
    // FIN
    println!("{suma}");
    Ok(())
}
