// Moves the focus to what came back after a form was sent, so that keyboards and screen readers are where the news is.
const trouble = document.querySelector('[role="alert"]');
if (trouble) {
  trouble.tabIndex = -1;
  trouble.focus();
}
