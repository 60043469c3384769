// Lo que copia el botón de un bloque de código. De un bloque de órdenes, solo lo que se teclea.
'use strict';

/* global playground_text */

function typed_text(block) {
    const text = playground_text(block, false);
    return block.querySelector('code.language-console') ? typed_commands(text) : text;
}

// Sin el «$ » de delante y sin lo que responden. Tampoco acaba en un salto de línea: quien pega decide cuándo
// se ejecuta la última.
function typed_commands(text) {
    const PROMPT = '$ ';
    const typed = [];
    let continues = false;
    for (const line of text.split('\n')) {
        const starts = line.startsWith(PROMPT);
        if (starts || continues) {
            typed.push(starts ? line.slice(PROMPT.length) : line);
            continues = line.endsWith('\\');
        }
    }
    return typed.join('\n');
}
