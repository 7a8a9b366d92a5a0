"""Where collected style sheets and scripts are kept: under names that change with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleAwareStorage(CompressedManifestStaticFilesStorage):
    """Also rewrites the imports between ES modules.

    Without it a browser may mix modules of two versions after an upgrade: the entry's name
    changes, the names that it imports do not.
    """

    support_js_module_import_aggregation = True
