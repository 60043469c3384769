use shared::ipc::Value;
use shared::pool::Pool;
use shared::sync::SyncError;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let tareas: u32 = args.next().unwrap_or_default().parse()?;
    let vueltas: u32 = args.next().unwrap_or_default().parse()?;

    let contador = Value::new(0)?;
    let pool = Pool::fallible(4, |_: u32| {
        for _ in 0..vueltas {
            contador.update(|leido| leido + 1)?;
        }
        Ok::<_, SyncError>(())
    })?;
    for hecha in pool.imap_unordered(0..tareas)? {
        hecha?;
    }
    println!("{}", contador.get());
    Ok(())
}
