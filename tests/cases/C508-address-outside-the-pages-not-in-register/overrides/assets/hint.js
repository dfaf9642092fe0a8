// An example in a comment: 400-111-2222.
const numbers = { a: 4001112222, b: 95188 };
document.title = "Call 400-111-2222"; // expect C508
document.title = `95188 随时都在`; // expect C508
