// El buscador, en español: sin distinguir acentos y con los textos traducidos.
//
// mdBook crea el índice para el inglés. Aquí se vuelve a crear, con las mismas páginas, al abrir el
// buscador; y se adaptan elasticlunr y mark.js, que es lo que usa `searcher.js`, sin tocar este.
// Por eso se carga entre los tres (véase index.hbs).
'use strict';

/* global elasticlunr, admonition_titles */

(function spanishSearch() {
    const STOP_WORDS = new Set(('a al ante como con cual cuando de del desde donde e el en entre es esta este ' +
        'la las lo los mas o para pero por que se si sin sobre son su sus u un una uno unas unos y').split(' '));

    function tokens(text) {
        return String(text).normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().match(/[a-z0-9_]+/g) || [];
    }

    // Lo justo para que el plural y el singular coincidan: señales y señal, procesos y proceso.
    function stem(token) {
        return token.length > 3 ? token.replace(/s$/, '').replace(/e$/, '') : token;
    }

    // Las palabras que cuentan de una búsqueda; todas, si solo hay artículos y preposiciones.
    function queryTokens(query) {
        const all = tokens(query);
        const meaningful = all.filter(token => !STOP_WORDS.has(token));
        return meaningful.length > 0 ? meaningful : all;
    }

    elasticlunr.tokenizer = tokens;
    elasticlunr.Pipeline.registerFunction(stem, 'stem');

    elasticlunr.Index.load = function(data) {
        const english_titles = new RegExp('(?<!\\S)(' + Object.keys(admonition_titles).join('|') + ')(?!\\S)', 'g');
        const index = new elasticlunr.Index();
        index.setRef('id').addField('title').addField('all');
        index.pipeline.add(stem);
        for (const doc of Object.values(data.documentStore.docs)) {
            doc.body = doc.body.replace(english_titles, title => admonition_titles[title]);
            // Un solo campo con todo: que una palabra esté en el título y otra en el texto también vale.
            doc.all = doc.breadcrumbs + ' ' + doc.title + ' ' + doc.body;
            index.addDoc(doc);
        }
        index.search = query => elasticlunr.Index.prototype.search.call(index, queryTokens(query).join(' '), {
            bool: 'AND',
            expand: true,
            fields: { title: { boost: 2 }, all: { boost: 1 } },
        });
        return index;
    };

    // `searcher.js` decide con esto qué palabras del fragmento van en negrita: las que empiezan por
    // una de las buscadas. El espacio impide que «de» señale «dentro».
    elasticlunr.stemmer = function(word) {
        const token = tokens(word)[0];
        if (token === undefined) {
            return word;
        }
        return STOP_WORDS.has(token) ? ' ' + token : stem(token);
    };

    // En la página abierta se señala la palabra entera, lleve o no acentos.
    const OriginalMark = window.Mark;
    window.Mark = function(context) {
        const marker = new OriginalMark(context);
        const mark = marker.mark;
        marker.mark = (words, options) =>
            mark.call(marker, queryTokens(words.join(' ')).map(stem), { ...options, accuracy: 'complementary' });
        return marker;
    };

    // `searcher.js` escribe en inglés; el observador actúa antes de que el navegador lo pinte.
    const header = document.getElementById('mdbook-searchresults-header');
    new MutationObserver(() => {
        const english = /^(\d+|No) search results? for '(.*)'[.:]$/.exec(header.textContent);
        if (english) {
            const [, count, query] = english;
            header.textContent = count === 'No' ? `No hay resultados para «${query}».`
                : `${count} ${count === '1' ? 'resultado' : 'resultados'} para «${query}»:`;
        }
    }).observe(header, { childList: true });

    const results = document.getElementById('mdbook-searchresults');
    new MutationObserver(() => {
        for (const teaser of results.querySelectorAll('.teaser')) {
            teaser.setAttribute('aria-label', 'Fragmento del resultado');
        }
    }).observe(results, { childList: true });
})();
