//! Las llamadas al sistema que no hace ningún ejercicio, y con las que se podría salir o mirar donde no se debe.

use std::collections::BTreeMap;
use std::env::consts::ARCH;
use std::io;

use libc::c_long;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule, apply_filter,
};

const NEGADAS: [c_long; 39] = [
    // La memoria y los descriptores de otros.
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_pidfd_getfd,
    libc::SYS_kcmp,
    libc::SYS_userfaultfd,
    // Lo que no pasa por este filtro.
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    // Las llaves, que son de todo el usuario.
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    // Otros espacios de nombres, y otra raíz.
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_open_tree,
    libc::SYS_move_mount,
    libc::SYS_mount_setattr,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    // La máquina entera.
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_acct,
    libc::SYS_quotactl,
    libc::SYS_syslog,
    libc::SYS_personality,
];

/// Las demás familias no son de la red de la caja: `AF_VSOCK`, por ejemplo, llega al ordenador que aloja a este.
const FAMILIAS: [i32; 4] =
    [libc::AF_UNIX, libc::AF_INET, libc::AF_INET6, libc::AF_NETLINK];

/// Las que dicen en el primer argumento a quién va la señal, o de quién se quiere un descriptor.
const CON_PID: [c_long; 6] = [
    libc::SYS_kill,
    libc::SYS_tkill,
    libc::SYS_tgkill,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo,
    libc::SYS_pidfd_open,
];

/// Otra manera de enviar señales a quien sea: hacer que sean de un fichero.
const SENALES_DE_FICHEROS: [(c_long, &[i32]); 2] = [
    (libc::SYS_fcntl, &[libc::F_SETOWN, F_SETSIG, F_SETOWN_EX]),
    (libc::SYS_ioctl, &[FIOSETOWN, SIOCSPGRP]),
];
const F_SETSIG: i32 = 10;
const F_SETOWN_EX: i32 = 15;
const FIOSETOWN: i32 = 0x8901;
const SIOCSPGRP: i32 = 0x8902;

const OTROS_ESPACIOS: [i32; 7] = [
    libc::CLONE_NEWUSER,
    libc::CLONE_NEWNS,
    libc::CLONE_NEWPID,
    libc::CLONE_NEWNET,
    libc::CLONE_NEWIPC,
    libc::CLONE_NEWUTS,
    libc::CLONE_NEWCGROUP,
];

/// Este proceso, y los que cree, ya no pueden hacerlas: responden `EPERM`. Tampoco enviar señales a los `protegidos`.
///
/// # Errors
/// Si el núcleo no deja.
pub fn pon(protegidos: &[i32]) -> io::Result<()> {
    let filtro = programa(protegidos).map_err(io::Error::other)?;
    #[cfg(target_arch = "x86_64")]
    apply_filter(&sin_x32()).map_err(io::Error::other)?;
    apply_filter(&filtro).map_err(io::Error::other)
}

fn programa(protegidos: &[i32]) -> anyhow::Result<BpfProgram> {
    let mut reglas: BTreeMap<i64, Vec<SeccompRule>> =
        NEGADAS.into_iter().map(|llamada| (llamada, Vec::new())).collect();
    let ninguna = FAMILIAS.map(|familia| primero(SeccompCmpOp::Ne, familia));
    let ninguna = ninguna.into_iter().collect::<Result<Vec<_>, _>>()?;
    reglas.insert(libc::SYS_socket, vec![SeccompRule::new(ninguna)?]);
    let espacios = OTROS_ESPACIOS.map(|cual| {
        let tiene = primero(SeccompCmpOp::MaskedEq(u64::from(cual as u32)), cual)?;
        SeccompRule::new(vec![tiene])
    });
    let espacios = espacios.into_iter().collect::<Result<Vec<_>, _>>()?;
    reglas.insert(libc::SYS_clone, espacios);
    if !protegidos.is_empty() {
        let a_ellos = senales_a(protegidos)?;
        for llamada in CON_PID {
            reglas.insert(llamada, a_ellos.clone());
        }
        for (llamada, cuales) in SENALES_DE_FICHEROS {
            reglas.insert(llamada, segundo_en(cuales)?);
        }
        // Quien entra en el grupo de otro envía señales a los dos.
        reglas.insert(libc::SYS_setpgid, segundo_en(protegidos)?);
    }
    let filtro = SeccompFilter::new(
        reglas,
        SeccompAction::Allow,
        SeccompAction::Errno(libc::EPERM as u32),
        ARCH.try_into()?,
    )?;
    Ok(filtro.try_into()?)
}

/// A cada uno, a su grupo, y a todos a la vez.
fn senales_a(protegidos: &[i32]) -> anyhow::Result<Vec<SeccompRule>> {
    let ellos = protegidos.iter().flat_map(|pid| [*pid, -*pid]);
    let reglas = ellos
        .chain([-1])
        .map(|pid| SeccompRule::new(vec![primero(SeccompCmpOp::Eq, pid)?]));
    Ok(reglas.collect::<Result<_, _>>()?)
}

/// El segundo argumento es uno de estos.
fn segundo_en(cuales: &[i32]) -> anyhow::Result<Vec<SeccompRule>> {
    let reglas = cuales
        .iter()
        .map(|cual| SeccompRule::new(vec![argumento(1, SeccompCmpOp::Eq, *cual)?]));
    Ok(reglas.collect::<Result<_, _>>()?)
}

fn primero(
    como: SeccompCmpOp,
    valor: i32,
) -> Result<SeccompCondition, seccompiler::BackendError> {
    argumento(0, como, valor)
}

/// Lo que se pide de un argumento.
fn argumento(
    cual: u8,
    como: SeccompCmpOp,
    valor: i32,
) -> Result<SeccompCondition, seccompiler::BackendError> {
    let valor = u64::from(valor as u32);
    SeccompCondition::new(cual, SeccompCmpArgLen::Dword, como, valor)
}

/// Las mismas llamadas con otros números.
#[cfg(target_arch = "x86_64")]
fn sin_x32() -> BpfProgram {
    const PRIMERA: u32 = 0x4000_0000;
    let paso = |code: u32, jt, jf, k| seccompiler::sock_filter {
        code: code as u16,
        jt,
        jf,
        k,
    };
    let negada = libc::SECCOMP_RET_ERRNO | libc::ENOSYS as u32;
    vec![
        paso(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0, 0),
        paso(libc::BPF_JMP | libc::BPF_JGE | libc::BPF_K, 0, 1, PRIMERA),
        paso(libc::BPF_RET | libc::BPF_K, 0, 0, negada),
        paso(libc::BPF_RET | libc::BPF_K, 0, 0, libc::SECCOMP_RET_ALLOW),
    ]
}
