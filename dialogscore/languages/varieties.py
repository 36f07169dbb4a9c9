"""Varieties: written forms of a language that have no cue pack and no model of their own and are read as a neighbor.

Swiss German has no spelling of its own; people write as they speak, so a word has many forms. The words below are
function words and verbs in the forms that short messages of all regions use (Zurich, Bern, Basel, the east), listed
by us. Those that written German, English, Dutch or French have as well, or that Bavarians write too, are listed apart.
"""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["NAMES", "READ_AS", "SWISS", "read_as", "swiss_german"]

SWISS = "gsw"
READ_AS = {SWISS: "de"}
NAMES = {SWISS: "Swiss German"}

# Seen twice and more in a text, or once in five words: one such word may be a name, a typing error or a quotation.
LEAST_WORDS, LEAST_SHARE = 2, 0.15

SWISS_WORDS = frozenset(
    """
abig agluegt aglüte agrüefe alüte amigs bechume bechunnt bechunt beschti bisch bitzeli bitzli bizeli bizli blibt
bliibt bruche bruched bruuche bruuched bruucht bschtellt bstellt bsunders cha chamer chan chani chann chasch chauf
chaufe chaufed chind chlei chli chlii chlini chly choo chum chume chumi chumm chund chunde chundin chunnt chunntd
chunsch chunt chöi chöisch chöit chöme chömed chömmer chönd chönnd chönne chönnt chönnte chönt chönted chöu dadruf
deet defür dehei deheim dere derfür dete dezue dihei dr drususe dä däe däm dänke dänkt dänn emal emol endlech ersch
esch eso esoo euem euere eui eus eusem eusere eusi eusne fescht fründlech fründli fründlich gah gaht gange gasch geit
gfalle gfallt gfunde gfunge ggange ghöre ghöred ghört gits glich glieferet gliich glych gläse gmacht gmeldet goht
gschickt gschribe gschriebe gschwind gschäft gseh gsehsch gseht gseit gsi gsii gstellt gsy gsäh guet guete gueti guets
gäbed gäbs gäge gägä gäll gärn gärä gäu göht göimer gömmer gönd güet hami han hani heimer heit hend hends hesch hesh
het hets huus händ häsch hät häts hüt hütt hüttige hüttigs hüür iri isch isches ischs itz iz jetz jetze jitz joh kei
keis kä käi käni lieferig lueg luege lueged luegsch luegt lömmer lönd lüt lüüt lüüte mached machemer machsch meh
mer mim morn mues muess mängisch mängmal mängs mönd müend müesse müesst müesste müssti ned nemme nid niemer nomal
nonig nä nächscht nächschte nächschti nöchscht nöd nöime nööd nüd nüme nümm nümme nüt nüüt obe odr ois probiere
probiered rächt rächtziitig rüefe rüefed schaffed scho schomal schribed schriibe schriibed schriibt segg spöter
spötter sueche suechet suechi suecht sunsch sunscht säg säged sägsch söll sölled sölli sött sötted sötti süsch süscht
tuet tüemer tüend uf ufe ufem ufs underwägs use usem usgseh vergässe vielmal viilmal vilich vilicht vill villicht
vilmal viu vo weisch wele weles weli wend wetsch wette wetti wiiter wiso woni wotsch wott wuche wäg wäge wägem wämmer
wänd wänn wännd wärde wärded wüki würkli wüsse wüssed wüsst ziit ziitig zit zrogg zrug zrugg zuekunft zumene zwüsche
zwüsched zyt zäme zämme äbe äbä ämel ässe öb öbs öises öisi öpis öppe öppedie öpper öppert öppis üs üse üsere üsi üsne
""".split()
)
# Words of Dutch, English, French or written German that Swiss German has as well; they count beside others only.
_SHARED = frozenset(
    """
cha dere dr emal gange gits gmacht gschwind gschäft han hend het isch joh kei kä meh mer mim morn mues ned nid nomal nä
obe odr ois scho schomal uf ufs use viu vo wend wett zit
""".split()
)
_WORDS = pa.array(sorted(SWISS_WORDS), pa.large_string())
_SHARED_WORDS = pa.array(sorted(_SHARED), pa.large_string())


def swiss_german(texts: pa.Array) -> pa.Array:
    """
    Tell which texts are written in Swiss German, by the words that only Swiss German has.

    Parameters
    ----------
    texts : pyarrow.Array
        large_string without nulls: words with single spaces between them, links and names taken out.

    Returns
    -------
    pyarrow.Array
        bool: holds two such words and more, one of them no word of a neighboring language, and at least 15 in 100
        words are such words.
    """
    lists = pc.split_pattern(pc.utf8_lower(texts), " ")
    words = lists.flatten()
    found = pc.is_in(words, _WORDS)
    row = pc.list_parent_indices(lists).filter(found).to_numpy()
    shared = pc.is_in(words.filter(found), _SHARED_WORDS).to_numpy(zero_copy_only=False)
    marks, own = (np.bincount(kept, minlength=len(texts)) for kept in (row, row[~shared]))
    total = pc.list_value_length(lists).to_numpy(zero_copy_only=False)
    return pa.array((marks >= LEAST_WORDS) & (own >= 1) & (marks >= LEAST_SHARE * total))


def read_as(languages: pd.Series) -> pd.Series:
    """
    Name the language whose tokens, cues and model a text is read with.

    Parameters
    ----------
    languages : pandas.Series of str
        Language of each text; may hold NA.

    Returns
    -------
    pandas.Series of str
        The same, a variety replaced by the language it is read as.
    """
    return languages.replace(READ_AS)
