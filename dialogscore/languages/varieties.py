"""Varieties: written forms of a language that have no cue pack and no model of their own and are read as a neighbor.

Swiss German has no spelling of its own; people write as they speak, so a word has many forms. The words below are
function words and verbs in the forms that short messages of all regions use (Zurich, Bern, Basel, the east), listed
by us. Those that written German, English, Dutch or French have as well, or that Bavarians and Swabians write too, are listed apart.
"""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["NAMES", "READ_AS", "SWISS", "read_as", "swiss_german"]

SWISS = "gsw"
READ_AS = {SWISS: "de"}
NAMES = {SWISS: "Swiss German"}

# Seen twice and more in a text: one such word may be a name, a typing error or a quotation.
LEAST_WORDS, LEAST_SHARE = 2, 0.15

SWISS_WORDS = frozenset(
    """
aacho aaglütet aalüte abig acho agluegt aglüte aglütet agrüefe agrüeft alüte amene amigs becho bechume bechunnt
bechunt beschte beschti bisch bitzeli bitzli bizeli bizli blibt bliibt bruche bruched bruuche bruuched bruuchsch
bruucht bschtellt bstellig bstellige bstelligä bstellt bsunders cha chame chamer chan chani chann charte chasch chauf
chaufe chaufed chind chlei chli chlii chlini chly cho choo chum chume chumi chumm chund chunde chundin chunds chunnt
chunntd chunsch chunt chöi chöisch chöit chöme chömed chömer chömmer chönd chönder chönnd chönne chönnt chönnte
chönntsch chönt chönted chöntsch chöu dadruf deet defür dehei deheim dere derfür dete dezue dihei dinere dini dr
drususe dunnschtig dä däe däm dänke dänkt dänn dörfe dörfed emal emene emol endlech ersch esch eso esoo eue euem euere
eui eus eusem eusere eusi eusne exgüsi fescht friitig fründlech fründli fründlich gah gaht gange gasch gchauft geit
geschter geschtert gfalle gfallt gfunde gfunge ggange gha ghöre ghöred ghört gits glich glieferet gliich gloub gloube
glych gläse gmacht gmeldet gnueg goht grüessech grüezi gschickt gschribe gschriebe gschwind gschäft gseh gsehsch gseht
gseit gsi gsii gspannt gstellt gsy gsäh guet guete gueti guets gwartet gwüsst gäbed gäbs gäge gägä gäll gärn gärä gäu
göht göimer gömmer gönd güet hami han hani heimer heit hend hends hesch hesh het hets hettet hetti hoi huus hämer
hämmer hän händ händer häsch hät häts hätted hätti hüt hütt hüttige hüttigs hüür iigloggt iilogge imene inecho inere
iri isch isches ischs itz iz jetz jetze jitz joh kei keis klappet kä käi käni lieferig losed loset lueg luege lueged
luegsch luegt lömmer lönd lüt lüüt lüüte mached machemer machsch meh mer merci mim minere mini mitem mitenand mitere
mittwuch morge morn mues muesch muess muessi mälde mälded mängisch mängmal mängs mäntig mönd müemer müend müesse
müesst müesste müssti ned nemme nid niemer nomal nonig nä nächscht nächschte nächschti nöchscht nöd nöi nöie nöime
nöis nööd nüd nüme nümm nümme nüt nüüt obe odr ois ou probiere probiered päckli rächnig rächnige rächt rächtziitig
rüefe rüefed sali salü samschtig schaffed schnäll schnälli scho schomal schribed schriibe schriibed schriibt segg
seisch siite sinere spöter spötter sueche suechet suechi suecht sunntig sunsch sunscht säg säged sägsch söll sölled
sölli sött sötted sötti söttsch süsch süscht trotzdäm tuesch tuet törf tüemer tüend tüür uf ufcho ufe ufem ufs
umtusche umtuusche underwägs use usem usgseh vergässe verstah verstoh verzell verzellt vielmal viilmal vilich vilicht
vill villicht vilmal viu vo vomene vonere websiite weisch weissi wele weles weli wend wetsch wette wetti wiiter wiso
woni wotsch wott wuche wäg wäge wägem wämmer wänd wänn wännd wärde wärded wüki würkli wüsse wüssed wüsst zfride ziit
ziitig zischtig zit zrogg zrug zrugg zrugglüte zruggrüefe zruglüte zuekunft zumene zunere zwöi zwöimal zwüsche
zwüsched zyt zäme zämme äbe äbä ämel ässe äuä äxgüsi öb öbs öich öie öier öiere öis öisem öisere öises öisi öpis öppe
öppedie öpper öppert öppis übercho üs üse üsem üsere üses üsi üsne
""".split()
)
# Words that other languages, written German or dialects beyond the border have as well; they count beside others only.
_SHARED = frozenset(
    """
beschte bisch bstellt bsunders cha charte cho dere dini dr emal emol ersch eue euere gange gfallt gfunde gha ghört
gits gmacht gschickt gschwind gschäft gspannt gstellt gwartet han heit hend het hoi hän isch jetz jetze joh kei kä meh
mer merci mim mini mitenand morge morn mues muess ned nemme nid nomal nä obe odr ois ou sali scho schomal uf ufs use
vielmal viu vo weisch wend wiso zit
""".split()
)
# Words so plainly of this one variety that a short message needs no second.
_ALONE = frozenset(
    """
bstellig chamer chani chasch chunnt chunsch chunt chömed chönd chönder chönnd chönntsch dinere gsy huus händ händer
losed lueged minere nonig nöd nööd nüme nümm nümme nüüt päckli viilmal vilmal wänn zfride zrugg öis öisem öises öisi
öpper öppis üsem üsere üses üsi
""".split()
)
_WORDS = pa.array(sorted(SWISS_WORDS), pa.large_string())
_SHARED_WORDS = pa.array(sorted(_SHARED), pa.large_string())
_ALONE_WORDS = pa.array(sorted(_ALONE), pa.large_string())
_ANY_OWN = f"(?:^| )(?:{'|'.join(sorted(SWISS_WORDS - _SHARED | _ALONE))})(?: |$)"


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
        bool: holds two such words and more, one of them no word of a neighboring language, or one that is plainly
        Swiss German; and at least 15 in 100 words are such words.
    """
    small = pc.utf8_lower(texts)
    # Words are looked up in the few texts alone that hold one of them.
    maybe = pc.match_substring_regex(small, _ANY_OWN)
    rows = np.flatnonzero(maybe.to_numpy(zero_copy_only=False))
    lists = pc.split_pattern(small.filter(maybe), " ")
    words = lists.flatten()
    found = pc.is_in(words, _WORDS)
    row = pc.list_parent_indices(lists).filter(found).to_numpy()
    shared, alone = (
        pc.is_in(words.filter(found), known).to_numpy(zero_copy_only=False) for known in (_SHARED_WORDS, _ALONE_WORDS)
    )
    marks, own, plain = (np.bincount(kept, minlength=len(rows)) for kept in (row, row[~shared], row[alone]))
    total = pc.list_value_length(lists).to_numpy(zero_copy_only=False)
    several = (marks >= LEAST_WORDS) & (own >= 1)
    told = np.zeros(len(texts), bool)
    told[rows[(several | (plain >= 1)) & (marks >= LEAST_SHARE * total)]] = True
    return pa.array(told)


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
