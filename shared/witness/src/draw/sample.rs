//! Registros escritos a mano, para las pruebas del dibujo.

use serde_json::{Value, json};

use crate::Record;

/// Un proceso de padre conocido, que nace, termina con 0 y es recogido por su padre en esos momentos.
pub fn process(name: &str, parent: Option<&str>, [born, exit, reaped]: [u64; 3]) -> Value {
    json!({
        "name": name, "pid": 1, "parent": parent, "born_us": born, "threads": 0, "execs": [], "failed_execs": [],
        "how": if parent.is_some() { "fork" } else { "root" }, "exit": { "t_us": exit, "code": 0 },
        "reaped": { "t_us": reaped, "by": parent.unwrap_or("X1") }, "adopted": [], "waits": [], "stops": [],
        "priorities": [],
    })
}

pub fn record(processes: Vec<Value>, end_us: u64) -> Record {
    with(processes, end_us, json!({}))
}

/// Con más campos: `signals`, `marks`…
pub fn with(processes: Vec<Value>, end_us: u64, more: Value) -> Record {
    let mut record = json!({
        "version": 1, "backend": "ptrace", "end_us": end_us, "processes": processes, "signals": [],
        "writes": [], "limits": [], "doubts": [],
    });
    for (key, value) in more.as_object().unwrap() {
        record[key] = value.clone();
    }
    serde_json::from_value(record).unwrap()
}

/// Un padre que crea `count` hijos iguales, uno detrás de otro, y los recoge.
pub fn family(count: u64) -> Record {
    let end = 1_000 * (count + 2);
    let mut processes = vec![process("P", None, [0, end, end])];
    processes.extend((1..=count).map(|number| {
        process(
            &format!("H{number}"),
            Some("P"),
            [1_000 * number, 1_000 * number + 500, 1_000 * number + 600],
        )
    }));
    record(processes, end)
}

/// Un hijo que se detiene, sigue, recibe una señal, tiene un cerrojo, y acaba zombi; y un huérfano.
pub fn eventful() -> Record {
    let mut child = process("H1", Some("P"), [10_000, 50_000, 80_000]);
    child["exit"] = json!({ "t_us": 50_000, "code": 3 });
    child["stops"] = json!([{ "begin_us": 30_000, "end_us": 40_000, "signal": 19 }]);
    child["label"] = json!("lector <1>");
    child["execs"] = json!([{ "t_us": 11_000, "path": "/bin/a<&>\"b", "argv": ["a<&>\"b"] }]);
    let mut orphan = process("H1.1", Some("H1"), [20_000, 90_000, 91_000]);
    orphan["adopted"] = json!([{ "t_us": 50_000, "by": "X1" }]);
    orphan["reaped"] = Value::Null;
    let mut root = process("P", None, [0, 95_000, 95_000]);
    root["waits"] = json!([{ "begin_us": 70_000, "end_us": 80_000, "nohang": false, "reaped": "H1", "seen": null, "errno": null }]);
    let more = json!({
        "signals": [{ "t_us": 30_000, "from": "P", "to": "H1", "signal": 19, "received_us": null, "errno": null }],
        "objects": [{ "name": "cerrojo 1", "kind": "lock" }],
        "marks": [
            { "t_us": 12_000, "by": "H1", "act": "wanted", "of": "cerrojo 1" },
            { "t_us": 15_000, "by": "H1", "act": "got", "of": "cerrojo 1" },
            { "t_us": 25_000, "by": "H1", "act": "released", "of": "cerrojo 1" },
        ],
    });
    with(vec![root, child, orphan], 95_000, more)
}
