"""Names that speak in the newsroom's name: kept from members; pure."""

from functools import cache

from folkmoot.accounts.names import letters_skeleton, name_skeleton, word_skeletons

STAFF_WORDS = {
    "English": (
        "admin administrator editor editorial moderator moderation newsroom official "
        "owner publisher root staff support system webmaster folkmoot mod mods"
    ),
    "German, Dutch, Scandinavian": (
        "herausgeber redakteur redakteurin redaktion verlag hoofdredactie redacteur "
        "redactie beheerder redaksjon redaktion redaktør redaktör toimitus ylläpito"
    ),
    "French, Spanish, Portuguese, Italian, Romanian": (
        "administrateur modérateur modératrice rédacteur rédaction administrador "
        "moderador moderadora redacción redactor administradora redação redator "
        "amministratore moderatore redazione redattore administratorul redacția"
    ),
    "Polish, Czech, Hungarian, Turkish": (
        "administracja redakcja redaktor moderátor redakce szerkesztő szerkesztőség "
        "yönetici moderatör editör"
    ),
    "Greek, Cyrillic": (
        "διαχειριστής συντονιστής σύνταξη админ администратор администрация "
        "модератор редактор редакция адміністратор редакція"
    ),
    "Arabic, Hebrew, Persian, Hindi": (
        "مشرف محرر المدير التحرير מנהל עורך מערכת مدیر سردبیر व्यवस्थापक संपादक"
    ),
    "Chinese, Japanese, Korean": (
        "管理员 管理員 管理者 版主 编辑部 編輯部 編集部 編集者 運営 관리자 운영자 편집부"
    ),
}

LONG_ENOUGH_TO_BE_MEANT = 8


@cache
def _staff_skeletons() -> frozenset[str]:
    return frozenset(
        name_skeleton(word) for words in STAFF_WORDS.values() for word in words.split()
    )


def sounds_like_staff(name: str) -> bool:
    """True when a word of the name, or all its letters together, is a word for staff.

    Longer words count inside others too ('TheModerator'); shorter ones only alone, since
    'Staffan' and 'Edithor' are people.
    """
    words = _staff_skeletons()
    letters = letters_skeleton(name)
    if letters in words or word_skeletons(name) & words:
        return True
    return any(word in letters for word in words if len(word) >= LONG_ENOUGH_TO_BE_MEANT)


def carries(name: str, reserved: str) -> bool:
    """True when the name has a reserved one in it, given as the skeleton of its letters."""
    letters = letters_skeleton(name)
    return letters == reserved or (len(reserved) >= 5 and reserved in letters)
