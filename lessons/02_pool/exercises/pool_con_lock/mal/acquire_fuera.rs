// Lo rechaza: se_turnan
use shared::ipc::RawValue;
use shared::pool::Pool;
use shared::sync::SyncError;
use shared::sync::Lock;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let tareas: usize = args.next().unwrap_or_default().parse()?;
    let vueltas: u32 = args.next().unwrap_or_default().parse()?;

    let contador = RawValue::new(0)?;
    let lock = Lock::new()?;
    let pool = Pool::fallible(4, |vueltas: u32| {
        lock.acquire()?;
        for _ in 0..vueltas {
            let leido = contador.get();
            contador.set(leido + 1);
        }
        lock.release()?;
        Ok::<_, SyncError>(())
    })?;
    pool.map(vec![vueltas; tareas])?;
    pool.close();
    pool.join()?;
    println!("{}", contador.get());
    Ok(())
}
