// Lo rechaza: traspasos
use shared::ipc::RawValue;
use shared::process::Process;
use shared::sync::Lock;

struct Cuenta {
    euros: RawValue<i64>,
    lock: Lock,
}

fn de_a_a_b(a: &Cuenta, b: &Cuenta, veces: u32) -> anyhow::Result<()> {
    let _ = (a, b, veces);
    Ok(())
}

fn de_b_a_a(a: &Cuenta, b: &Cuenta, veces: u32) -> anyhow::Result<()> {
    let _ = (a, b, veces);
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let veces: u32 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let a = Cuenta { euros: RawValue::new(100)?, lock: Lock::new()? };
    let b = Cuenta { euros: RawValue::new(100)?, lock: Lock::new()? };
    let mut uno = Process::new(|| de_a_a_b(&a, &b, veces));
    let mut otro = Process::new(|| de_b_a_a(&a, &b, veces));
    uno.start()?;
    otro.start()?;
    uno.join()?;
    otro.join()?;
    let veces = i64::from(veces);
    println!("{} {}", 100 - 2 * veces, 100 + 2 * veces);
    Ok(())
}
