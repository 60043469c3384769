// Las barras de una salida (███░░), algo más bajas que su línea: así no se funden con las de las líneas de al lado. Un
// perfil (▁▃█▅) ya no llena su línea, y se deja como está.
'use strict';

function draw_bars(output) {
    const bar = text => {
        const drawn = document.createElement('span');
        drawn.className = 'barra';
        drawn.textContent = text;
        return drawn;
    };
    const BARS = /(?<![▁-▇])([█▉▊▋▌▍▎▏░]+)(?![▁-▇])/;
    const walker = document.createTreeWalker(output, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
        texts.push(walker.currentNode);
    }
    for (const text of texts) {
        // Al partir por las barras, las barras quedan en los lugares impares.
        const parts = text.data.split(BARS).map((part, place) => place % 2 ? bar(part) : part);
        if (parts.length > 1) {
            text.replaceWith(...parts);
        }
    }
}

document.querySelectorAll('main code.language-text').forEach(draw_bars);
