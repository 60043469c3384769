//! `Pipe`.

use std::time::Duration;

use serde_bytes::ByteBuf;
use shared::ipc::{IpcError, Pipe, RawArray};
use tests::scenario::Scenario;

use crate::support::{all_succeed, spawn};

pub const SCENARIOS: &[Scenario] = &[
    ("tubería: va y vuelve", round_trip),
    ("tubería: de vacío a 64 MiB, todo llega entero", every_size),
    ("tubería: fin de fichero cuando se cierra el último que escribe", end_of_file),
    ("tubería: rota cuando no queda quien lea", broken_pipe),
    ("tubería: de un solo sentido", one_way),
    ("tubería: cerrada, no se usa más", closed),
    ("tubería: poll dice si hay algo, y no se adelanta", poll),
    ("tubería: varios escriben y varios leen por el mismo extremo", shared_ends),
    ("tubería: llena, quien envía espera", full),
    ("tubería: no se pierden descriptores", no_descriptor_leak),
];

fn round_trip() {
    let (parent, child) = Pipe::duplex::<String>().unwrap();
    let double = spawn(|| {
        parent.close();
        while let Ok(text) = child.recv() {
            child.send(&format!("{text}{text}")).unwrap();
        }
    });
    child.close();
    for text in ["", "a", "ñandú"] {
        parent.send(&text.to_owned()).unwrap();
        assert_eq!(parent.recv().unwrap(), text.repeat(2));
    }
    parent.close();
    all_succeed(vec![double]);
}

fn every_size() {
    const SIZES: [usize; 9] = [0, 1, 100, 32_767, 32_768, 32_769, 300_000, 5 << 20, (64 << 20) + 1];
    let (reader, writer) = Pipe::one_way::<ByteBuf>().unwrap();
    let sender = spawn(|| {
        for size in SIZES {
            writer.send(&ByteBuf::from(vec![size as u8; size])).unwrap();
        }
    });
    for size in SIZES {
        let message = reader.recv().unwrap();
        assert_eq!(message.len(), size);
        assert!(message.iter().all(|byte| *byte == size as u8));
    }
    all_succeed(vec![sender]);
}

fn end_of_file() {
    let (reader, writer) = Pipe::one_way::<u32>().unwrap();
    let writers: Vec<_> = (0..3)
        .map(|number| {
            let (reader, writer) = (&reader, &writer);
            spawn(move || {
                reader.close();
                writer.send(&number).unwrap();
            })
        })
        .collect();
    assert!(!reader.poll(Duration::ZERO).unwrap() || reader.recv().is_ok(), "aún no es el final");
    writer.close();
    let mut received = 0;
    let last = loop {
        match reader.recv() {
            Ok(_) => received += 1,
            Err(error) => break error,
        }
    };
    assert!((2..=3).contains(&received));
    assert_eq!(last, IpcError::EndOfFile);
    assert_eq!(reader.recv(), Err(IpcError::EndOfFile), "y sigue siéndolo");
    all_succeed(writers);
}

fn broken_pipe() {
    let (one, other) = Pipe::duplex::<u32>().unwrap();
    other.send(&7).unwrap();
    one.send(&8).unwrap();
    other.close();
    assert_eq!(one.send(&9), Err(IpcError::BrokenPipe));
    assert_eq!(one.recv(), Ok(7), "lo que ya estaba enviado llega");
    assert_eq!(one.recv(), Err(IpcError::EndOfFile));
}

fn one_way() {
    let (reader, writer) = Pipe::one_way::<u32>().unwrap();
    assert_eq!(reader.send(&1), Err(IpcError::WrongWay("enviar")));
    assert_eq!(writer.recv(), Err(IpcError::WrongWay("recibir")));
    writer.send(&1).unwrap();
    assert_eq!(reader.recv(), Ok(1));
}

fn closed() {
    let (one, other) = Pipe::duplex::<u32>().unwrap();
    one.close();
    one.close();
    assert!(matches!(one.send(&1), Err(IpcError::Closed(_))));
    assert!(matches!(one.recv(), Err(IpcError::Closed(_))));
    assert!(matches!(one.poll(Duration::ZERO), Err(IpcError::Closed(_))));
    assert_eq!(other.recv(), Err(IpcError::EndOfFile));
}

fn poll() {
    let (reader, writer) = Pipe::one_way::<()>().unwrap();
    let start = std::time::Instant::now();
    assert!(!reader.poll(Duration::from_millis(30)).unwrap());
    assert!(start.elapsed() >= Duration::from_millis(30));
    writer.send(&()).unwrap();
    assert!(reader.poll(Duration::ZERO).unwrap());
    assert_eq!(reader.recv(), Ok(()));
    writer.close();
    assert!(reader.poll(Duration::ZERO).unwrap(), "el fin de fichero también se lee");
}

fn shared_ends() {
    const EACH: usize = 400;
    let (reader, writer) = Pipe::one_way::<(usize, ByteBuf)>().unwrap();
    let times = RawArray::new(&[0_u32; 3 * EACH]).unwrap();
    let write = |number: usize| {
        let (reader, writer) = (&reader, &writer);
        spawn(move || {
            reader.close();
            for index in number * EACH..(number + 1) * EACH {
                let size = index * 37 % 60_000;
                writer.send(&(index, ByteBuf::from(vec![index as u8; size]))).unwrap();
            }
        })
    };
    let read = || {
        let (reader, writer, times) = (&reader, &writer, &times);
        spawn(move || {
            writer.close();
            while let Ok((index, bytes)) = reader.recv() {
                assert_eq!(bytes, vec![index as u8; index * 37 % 60_000]);
                times.set(index, times.get(index).unwrap() + 1).unwrap();
            }
        })
    };
    let mut children: Vec<_> = (0..3).map(write).collect();
    children.extend((0..3).map(|_| read()));
    writer.close();
    reader.close();
    all_succeed(children);
    assert_eq!(times.to_vec(), [1; 3 * EACH], "cada mensaje, a uno y solo una vez");
}

fn full() {
    let (reader, writer) = Pipe::one_way::<u32>().unwrap();
    let sender = spawn(|| (0..5_000).for_each(|number| writer.send(&number).unwrap()));
    std::thread::sleep(Duration::from_millis(50));
    assert!(sender.is_alive(), "no cabe todo: espera a que alguien lea");
    for number in 0..5_000 {
        assert_eq!(reader.recv(), Ok(number));
    }
    all_succeed(vec![sender]);
}

fn no_descriptor_leak() {
    let open = || std::fs::read_dir("/proc/self/fd").unwrap().count();
    let before = open();
    for _ in 0..50 {
        let (reader, writer) = Pipe::one_way::<ByteBuf>().unwrap();
        writer.send(&ByteBuf::from(vec![0; 100_000])).unwrap();
        writer.send(&ByteBuf::from(vec![0; 100_000])).unwrap();
        assert_eq!(reader.recv().unwrap().len(), 100_000);
    }
    assert_eq!(open(), before);
}
