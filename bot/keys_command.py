"""`huiyin keys`: the keys that personal data lies under."""

from __future__ import annotations

import typer

from bot.cli import Config, DataFolder, _kept, _said, _settings, app, out

keys = typer.Typer(
    name="keys",
    help="个人信息的密钥：哪把在用，换新的 · The keys of the personal data",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(keys)


@keys.command()
def status(config: Config = None, data: DataFolder = None) -> None:
    """每把密钥下有多少条 · What lies under which key."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot.clock import Clock
        from bot.rotating import status as look

        _kept(settings)
        for key in look(settings, Clock().now()):
            name = key.name or ("未加密" if zh else "not encrypted")
            since = f"{key.since.astimezone(settings.office.timezone):%Y-%m-%d}" if key.since else ""
            marks = (("在用", "in use") if key.seals else ("旧的", "old")) if key.name else ("", "")
            missing = "" if key.here or not key.name else ("不在这里" if zh else "not here")
            many = f"{key.values} 条" if zh else f"{key.values} values"
            said = (name, marks[0] if zh else marks[1], since, many, missing)
            out.print("  ".join(filter(None, said)), markup=False)


@keys.command()
def rotate(config: Config = None, data: DataFolder = None) -> None:
    """换一把新密钥，全部重新加密；中断了再运行就接着做 · A new key, under which everything is sealed anew."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot.clock import Clock
        from bot.rotating import rotate as change

        _kept(settings)
        done = change(settings, Clock().now())
        given = bool(settings.data.key.get_secret_value())
        if done.resumed:
            out.print("接着上次没换完的。" if zh else "The change that was begun is finished.")
        out.print(
            f"全部换到密钥 {done.key}，重新加密 {done.rows} 行。"
            if zh
            else f"Everything lies under the key {done.key} now; {done.rows} rows were sealed anew."
        )
        if given:
            out.print(
                "旧密钥可以从 HUIYIN_DATA_KEY 里去掉了；旧备份还要用它。"
                if zh
                else "The old keys can leave HUIYIN_DATA_KEY; older backups still need them."
            )
        else:
            out.print(
                "旧密钥已删除；以前的备份要连同当时的密钥文件一起留着。"
                if zh
                else "The old key is gone; backups made before need the key file of that time."
            )


@keys.command("new")
def new_key() -> None:
    """做一把密钥，给 HUIYIN_DATA_KEY 用 · Make a key for HUIYIN_DATA_KEY."""
    from storage.keys import new, written

    out.print(written(new()), markup=False)
