use shared::ipc::RawValue;
use shared::process::Process;
use shared::sync::Lock;

struct Cuenta {
    euros: RawValue<i64>,
    lock: Lock,
}

fn de_a_a_b(a: &Cuenta, b: &Cuenta, veces: u32) -> anyhow::Result<()> {
    for _ in 0..veces {
        a.lock.acquire()?;
        b.lock.acquire()?;
        a.euros.set(a.euros.get() - 3);
        b.euros.set(b.euros.get() + 3);
        b.lock.release()?;
        a.lock.release()?;
    }
    Ok(())
}

fn de_b_a_a(a: &Cuenta, b: &Cuenta, veces: u32) -> anyhow::Result<()> {
    for _ in 0..veces {
        let _de_a = a.lock.guard()?;
        let _de_b = b.lock.guard()?;
        b.euros.set(b.euros.get() - 1);
        a.euros.set(a.euros.get() + 1);
    }
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
    println!("{} {}", a.euros.get(), b.euros.get());
    Ok(())
}
