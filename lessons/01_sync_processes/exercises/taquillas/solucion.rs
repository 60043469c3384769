use shared::ipc::RawValue;
use shared::process::Process;
// HUECO
use shared::sync::{Event, Lock};
// FIN

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_taquillas, entradas) = (args[0], args[1]);

    let (quedan, vendidas) = (RawValue::new(entradas)?, RawValue::new(0)?);
    // HUECO
    let (apertura, lock) = (Event::new()?, Lock::new()?);
    // FIN
    let mut taquillas = Vec::new();
    for i in 0..num_taquillas {
        let (quedan, vendidas) = (&quedan, &vendidas);
        // HUECO
        let (apertura, lock) = (&apertura, &lock);
        // FIN
        let mut taquilla = Process::new(move || -> anyhow::Result<()> {
            // HUECO
            apertura.wait()?;
            loop {
                let _guardia = lock.guard()?;
                let numero = quedan.get();
                if numero == 0 {
                    return Ok(());
                }
                println!("{i} vende {numero}");
                quedan.set(numero - 1);
                vendidas.set(vendidas.get() + 1);
            }
            // INICIO: while quedan.get() > 0 {
            // INICIO:     let numero = quedan.get();
            // INICIO:     println!("{i} vende {numero}");
            // INICIO:     quedan.set(numero.saturating_sub(1));
            // INICIO:     vendidas.set(vendidas.get() + 1);
            // INICIO: }
            // INICIO: Ok(())
            // FIN
        });
        taquilla.start()?;
        taquillas.push(taquilla);
    }
    // HUECO
    apertura.set();
    // FIN
    for taquilla in &mut taquillas {
        taquilla.join()?;
    }
    println!("{}", vendidas.get());
    Ok(())
}
