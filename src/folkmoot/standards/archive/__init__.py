"""An archive run answers one question: what do the standards say of a hundred million comments?

It cuts the inputs into shards, has each judged in a process of its own, here or on a Dask
cluster, and writes one file a shard with a manifest, so that a run that was broken off goes on.
It imports the engine, and rensa or distributed where they are asked for (extras ``archive``,
``cluster``). Start reading at ``run.run_archive``.
"""

from folkmoot.standards.archive.run import Job, Progress, run_archive

__all__ = ["Job", "Progress", "run_archive"]
