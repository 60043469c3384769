use anyhow::Context;
use shared::ipc::Queue;
use shared::process::Process;
use shared::table::SystemProcess;

fn nice_de(pid: i32) -> anyhow::Result<i32> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let (_, campos) = stat.rsplit_once(')').context("no tiene nombre")?;
    Ok(campos.split_whitespace().nth(16).context("está cortado")?.parse()?)
}

fn main() -> anyhow::Result<()> {
    let avisos: Queue<u32> = Queue::new()?;
    let mut hijo = Process::new(|| -> anyhow::Result<()> {
        let yo = SystemProcess::new(std::process::id() as i32)?;
        yo.set_nice(yo.nice()? + 5)?;
        avisos.put(&1)?;
        Ok(())
    });
    hijo.start()?;
    avisos.get()?;
    println!("{}", nice_de(hijo.pid().context("ha arrancado")?.as_raw())?);
    hijo.join()?;
    Ok(())
}
