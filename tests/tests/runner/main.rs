//! El vigilante ve lo que tiene que ver: cada ejecución deja algo que encontrar, o nada, a propósito.

use std::process::ExitCode;

mod acts;
mod complaints;
mod endings;
mod environment;
mod hangs;
mod leftovers;
mod terminal;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args().collect();
    if let [_, first, file] = &args[..]
        && first == hangs::ENDLESS_ORDER
    {
        hangs::order_without_end(file);
        return ExitCode::SUCCESS;
    }
    if std::env::var_os(complaints::SAMPLE).is_some() {
        return tests::main(complaints::sample);
    }
    tests::main(|| {
        let groups = [
            endings::trials(),
            leftovers::trials(),
            hangs::trials(),
            acts::trials(),
            terminal::trials(),
            environment::trials(),
            complaints::trials(),
        ];
        groups.into_iter().flatten().collect()
    })
}

fn is_gone(pid: i32) -> bool {
    !std::path::Path::new(&format!("/proc/{pid}")).exists()
}
