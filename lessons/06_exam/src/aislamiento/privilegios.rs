//! Los espacios de nombres de la caja: los privilegios que dan valen solo dentro, y se dejan en cuanto está hecha.

use std::ffi::c_ulong;
use std::fs;
use std::io;
use std::os::fd::AsRawFd;

use anyhow::{Context, anyhow};
use nix::errno::Errno;
use nix::mount::{MsFlags, mount};
use nix::sched::{CloneFlags, unshare};
use nix::sys::socket::{AddressFamily, SockFlag, SockType, socket};
use nix::unistd::{getgid, getuid};

/// Entra en espacios nuevos, con el mismo usuario. El próximo hijo será el primero de sus procesos.
///
/// # Errors
/// Si aquí no se permite; dice qué se puede hacer.
pub fn espacios_nuevos() -> anyhow::Result<()> {
    let (uid, gid) = (getuid(), getgid());
    let cuales = CloneFlags::CLONE_NEWUSER
        | CloneFlags::CLONE_NEWNS
        | CloneFlags::CLONE_NEWPID
        | CloneFlags::CLONE_NEWNET
        | CloneFlags::CLONE_NEWIPC;
    const NO_DEJA: &str = "el núcleo no deja crear espacios de nombres";
    unshare(cuales).map_err(|error| match error {
        Errno::ENOSPC => {
            anyhow!("{NO_DEJA}: lo impide /proc/sys/user/max_user_namespaces")
        }
        otro => anyhow::Error::from(otro).context(que_hacer(NO_DEJA)),
    })?;
    let apunta = || -> io::Result<()> {
        fs::write("/proc/self/setgroups", "deny")?;
        fs::write("/proc/self/uid_map", format!("{uid} {uid} 1"))?;
        fs::write("/proc/self/gid_map", format!("{gid} {gid} 1"))
    };
    apunta().context("no se puede decir quién es quién en la caja")?;
    let como = MsFlags::MS_REC | MsFlags::MS_PRIVATE;
    mount(None::<&str>, "/", None::<&str>, como, None::<&str>)
        .with_context(|| que_hacer("el sistema no deja montar nada en la caja"))
}

fn que_hacer(que: &str) -> String {
    let restringido = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns";
    match fs::read_to_string(restringido) {
        Ok(valor) if valor.trim() == "1" => format!(
            "{que}: lo impide AppArmor, y se permite hasta el próximo arranque con `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0`"
        ),
        _ => que.to_owned(),
    }
}

/// La red de la caja es ella misma: 127.0.0.1 y nada más.
pub fn enciende_la_red() -> anyhow::Result<()> {
    let enchufe = socket(
        AddressFamily::Inet,
        SockType::Datagram,
        SockFlag::SOCK_CLOEXEC,
        None,
    )?;
    // SAFETY: es un struct de C que puede valer cero entero.
    let mut pedido: libc::ifreq = unsafe { std::mem::zeroed() };
    for (letra, sitio) in b"lo".iter().zip(&mut pedido.ifr_name) {
        *sitio = *letra as libc::c_char;
    }
    pedido.ifr_ifru.ifru_flags = (libc::IFF_UP | libc::IFF_RUNNING) as i16;
    // SAFETY: el núcleo lee el pedido, que está vivo.
    let hecho =
        unsafe { libc::ioctl(enchufe.as_raw_fd(), libc::SIOCSIFFLAGS, &pedido) };
    if hecho < 0 { Err(io::Error::last_os_error().into()) } else { Ok(()) }
}

/// Deja todos los privilegios, y nadie de aquí puede recobrarlos.
pub fn deja() -> io::Result<()> {
    const MAS: c_ulong = 63;
    const VERSION_3: u32 = 0x2008_0522;
    for privilegio in 0..=MAS {
        // SAFETY: solo números; los privilegios que no existen dan error, y no importa.
        unsafe { libc::prctl(libc::PR_CAPBSET_DROP, privilegio, 0, 0, 0) };
    }
    let cabecera: [u32; 2] = [VERSION_3, 0];
    let ninguno = [0_u32; 6];
    // SAFETY: la cabecera y los tres conjuntos, en dos mitades, están vivos.
    let hecho = unsafe {
        libc::syscall(libc::SYS_capset, cabecera.as_ptr(), ninguno.as_ptr())
    };
    if hecho < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: solo números.
    let hecho = unsafe { libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) };
    if hecho < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}
