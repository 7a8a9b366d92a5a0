// The few words that are needed while our server cannot be reached.

/** @typedef {{away: string, refused: string, link: string, close: string, title: string}} Words */

/** @type {Record<string, Words>} */
const WORDS = {
  en: {
    away: "The discussion cannot be shown here right now.",
    refused: "The discussion may not be shown on this site.",
    link: "Read it on a page of its own",
    close: "Close",
    title: "Take part in the discussion",
  },
  de: {
    away: "Die Diskussion lässt sich hier gerade nicht zeigen.",
    refused: "Die Diskussion darf auf dieser Website nicht gezeigt werden.",
    link: "Auf einer eigenen Seite lesen",
    close: "Schließen",
    title: "An der Diskussion teilnehmen",
  },
  fr: {
    away: "La discussion ne peut pas être affichée ici pour le moment.",
    refused: "La discussion ne peut pas être affichée sur ce site.",
    link: "La lire sur sa propre page",
    close: "Fermer",
    title: "Participer à la discussion",
  },
  es: {
    away: "El debate no se puede mostrar aquí en este momento.",
    refused: "El debate no se puede mostrar en este sitio.",
    link: "Leerlo en su propia página",
    close: "Cerrar",
    title: "Participar en el debate",
  },
  ru: {
    away: "Сейчас обсуждение нельзя показать здесь.",
    refused: "Обсуждение нельзя показывать на этом сайте.",
    link: "Читать на отдельной странице",
    close: "Закрыть",
    title: "Участвовать в обсуждении",
  },
  ar: {
    away: "لا يمكن عرض النقاش هنا الآن.",
    refused: "لا يُسمح بعرض النقاش في هذا الموقع.",
    link: "اقرأه في صفحته",
    close: "إغلاق",
    title: "شارك في النقاش",
  },
};

/** @param {string} language @returns {Words} */
export function fallbackWords(language) {
  return WORDS[language.split("-")[0].toLowerCase()] ?? WORDS.en;
}
