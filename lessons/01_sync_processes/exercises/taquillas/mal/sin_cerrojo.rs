// Lo rechaza: una_vez
use shared::ipc::RawValue;
use shared::process::Process;
use shared::sync::Event;

fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse())
        .collect::<Result<_, _>>()?;
    let (num_taquillas, entradas) = (args[0], args[1]);

    let (quedan, vendidas) = (RawValue::new(entradas)?, RawValue::new(0)?);
    let apertura = Event::new()?;
    let mut taquillas = Vec::new();
    for i in 0..num_taquillas {
        let (quedan, vendidas) = (&quedan, &vendidas);
        let apertura = &apertura;
        let mut taquilla = Process::new(move || -> anyhow::Result<()> {
            apertura.wait()?;
            loop {
                let numero = quedan.get();
                if numero == 0 {
                    return Ok(());
                }
                println!("{i} vende {numero}");
                quedan.set(numero - 1);
                vendidas.set(vendidas.get() + 1);
            }
        });
        taquilla.start()?;
        taquillas.push(taquilla);
    }
    apertura.set();
    for taquilla in &mut taquillas {
        taquilla.join()?;
    }
    println!("{}", vendidas.get());
    Ok(())
}
