//! Un fichero ZIP sin comprimir, que es lo que Python sabe importar sin que haya ninguna carpeta.

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const VERSION: u16 = 20;
/// El 1 de enero de 1980, a medianoche: la primera fecha que cabe.
const DATE: u16 = 1 << 5 | 1;

/// Un ZIP con esos ficheros: el nombre y el contenido de cada uno.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in files {
        let offset = bytes.len() as u32;
        let common = common(name, content);
        push32(&mut bytes, LOCAL);
        bytes.extend(&common);
        bytes.extend(name.as_bytes());
        bytes.extend(*content);

        push32(&mut directory, CENTRAL);
        push16(&mut directory, VERSION);
        directory.extend(&common);
        // Ni comentario, ni otro disco, ni atributos.
        directory.extend([0; 10]);
        push32(&mut directory, offset);
        directory.extend(name.as_bytes());
    }
    let start = bytes.len() as u32;
    bytes.extend(&directory);
    push32(&mut bytes, END);
    push32(&mut bytes, 0);
    push16(&mut bytes, files.len() as u16);
    push16(&mut bytes, files.len() as u16);
    push32(&mut bytes, directory.len() as u32);
    push32(&mut bytes, start);
    push16(&mut bytes, 0);
    bytes
}

/// Lo que se repite en las dos cabeceras de un fichero.
fn common(name: &str, content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for half in [VERSION, 0, 0, 0, DATE] {
        push16(&mut bytes, half);
    }
    for word in [checksum(content), content.len() as u32, content.len() as u32] {
        push32(&mut bytes, word);
    }
    push16(&mut bytes, name.len() as u16);
    push16(&mut bytes, 0);
    bytes
}

/// CRC-32, el de todos los ZIP.
fn checksum(content: &[u8]) -> u32 {
    !content.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            crc >> 1 ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

fn push16(bytes: &mut Vec<u8>, number: u16) {
    bytes.extend(number.to_le_bytes());
}

fn push32(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend(number.to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn la_suma_es_la_de_todos() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    }
}
