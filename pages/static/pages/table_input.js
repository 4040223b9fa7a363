// Wagtail's table, without the choice that the block refuses: a table in which no cell is a header.
{
  const { constructors } = window.telepath;
  const TableInput = constructors["wagtail.widgets.TableInput"];

  class DataTableInput extends TableInput {
    render(placeholder, name, id, initialState) {
      const parent = placeholder.parentNode;
      const bound = super.render(placeholder, name, id, initialState);
      parent.querySelector(`[id="${id}-table-header-choice"] option[value="neither"]`)?.remove();
      return bound;
    }
  }

  window.telepath.register("pages.widgets.DataTableInput", DataTableInput);
}
