use nix::unistd::getpid;
use shared::fork::fork;
use shared::wait::wait;

fn main() -> anyhow::Result<()> {
    let n: i32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let primero = getpid();

    for _ in 0..n {
        let resultado = fork()?;
        // HUECO
        if resultado.is_parent() {
            wait()?;
            break;
        }
        // INICIO: // ¿Quién sale del bucle, y qué hace antes?
        // INICIO: if resultado.is_child() {
        // INICIO:     wait().ok();
        // INICIO:     break;
        // INICIO: }
        // FIN
    }

    // HUECO
    if getpid() == primero {
        println!("fin");
    }
    // INICIO: println!("fin de {primero}");
    // FIN
    Ok(())
}
