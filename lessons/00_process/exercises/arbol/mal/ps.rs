// Lo rechaza: no_crea
use std::process::Command;
fn hijos(pid: &str) -> Vec<String> {
    let s = Command::new("ps").args(["-o", "pid=", "--ppid", pid]).output().unwrap();
    String::from_utf8_lossy(&s.stdout).split_whitespace().map(str::to_owned).collect()
}
fn todos(p: &str) -> usize { hijos(p).iter().map(|h| 1 + todos(h)).sum() }
fn main() {
    let pid = std::env::args().nth(1).unwrap();
    if !std::path::Path::new(&format!("/proc/{pid}")).exists() { println!("no existe"); return; }
    println!("{}", hijos(&pid).len());
    println!("{}", todos(&pid));
}
