import type { NotebookPanel } from '@jupyterlab/notebook';

/** Make a cell the active one, where it can be seen, with the keyboard's focus on it. Returns whether it is there. */
export async function goToCell(panel: NotebookPanel, cell: string): Promise<boolean> {
  const notebook = panel.content;
  const index = notebook.widgets.findIndex(each => each.model.id === cell);
  if (index < 0) {
    return false;
  }
  notebook.deselectAll();
  notebook.activeCellIndex = index;
  await notebook.scrollToItem(index, 'smart');
  notebook.activate();
  return true;
}
