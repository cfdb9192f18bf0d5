extension LanguageModel {
    /// Kazakh in Latin letters, as no identifier knows it, with what it is mistaken for. Its letters and pairs are those of
    /// Kazakh Cyrillic, transliterated by the alphabets of 2018 and 2021, by that of qazaqtimes (ı for ы, y for й) and
    /// without marks, a quarter each.
    static let latin: [LanguageModel] = [
        LanguageModel(
            code: "kk-Latn", prior: 0,
            letters: """
                a1469e839n660y627t614i612r566l546s493d486o297ı295m289q285k237u224b185g174z171p139j111ğ104h88ş65ñ52ǵ5\
                1ö43ý41ü41v36ä35ū26ń26ó21ú20á17f9ç2c2
                """,
            words: """
                da de el ne ol oz óz öz bar ben bir bul būl dep edi joq jyl men osy osı pen sol eken emes jyly jylı \
                jáne jäne jılı onyñ onyń onıñ qala üşin üşín boldy boldı bolyp bolıp degen deiin deyin jylğy keiin \
                keyin qazaq ushin zhane úshin bolğan bolǵan turaly turalı
                """,
            pairs: """
                qa yn ğa yq ty dy aq sh sy ke qy ǵa aı ja ly qt yl ny ry yp ld ağ tı ys az ıa ıñ yñ ek yr yń qs yz \
                zd ın aǵ qo ym ii ğy lğ ǵy iñ hy dı sı md ıq my ıl jy ıs oq lı ıt qı rğ nı tq eı ıp tk sq ğı lg ıı \
                ıd ūr vt kö uy nş şa uı yt lǵ eñ şi iń ım
                """),
        LanguageModel(
            code: "ug", prior: -1,
            letters: """
                i1454a880n722e622l572h550r468t435u401s395g375q351d346m317k302y284p247b244o183ë176ü144c137z137w87ö82x\
                57j31f2
                """,
            words: "bu we öz bir dep hem shu emes yaki bilen bolsa bolup kérek qilip uning üchün bolghan ularning",
            pairs: """
                gh sh ni qi hi ng li qa ha ch ip iq id ir yi ig aq kë ër ay im ël iz kö ët pt hu ik bo hq ën yë dë \
                hl üp hü ep lg kü hë
                """),
        LanguageModel(
            code: "uz", prior: 0,
            letters: """
                a1757i1303r634n633l583o550s496h434t429m364d336g336y310u294b258k245e235q197v167f101z98c78j68p51x39w4ó\
                2
                """,
            words: "bo bu va bir deb edi ham har o'z shu emas yoki bilan uchun uning bo'lgan",
            pairs: """
                sh ar la ga iy ha af hg va oy qi fa ya ah ib qo nb ig id yo iq hi ho gi uq hu rk av qa jo eo yl yd \
                og hl yu oh uz oz uv
                """),
        LanguageModel(
            code: "tk", prior: -2,
            letters: """
                a1298e936i764l722r667y622n600d561m468g358k355ý278u260s252t245h236b194z183ş141w137o132ö126ü110ä104ç90\
                p88j64f9
                """,
            words: "bu we öz ýa bir däl hem her onuň üçin bilen bolan diýip",
            pairs: """
                ýa ly yn kl aý gy we dy ýe öz ry yk yr ny ag lm sy uk ýy aş yd ga yg tl ün eý bi iý yý şy çi äg nm \
                ak yş şa äh iç ýl gö
                """),
        LanguageModel(
            code: "tr", prior: 0,
            letters: """
                a1175e971i876n727r685l676k457d431ı426t364m363y323s314u307o255b241ü182z157ş143g125h111ç108v108c99ğ97p\
                92ö79f52ý40j8â4
                """,
            words: "o bu da de en ne ve ama bir ile çok daha gibi için olan değil kadar sonra olarak",
            pairs: """
                ın rı ya nı ye ği lı ık sı ak ek ıl yo dı nl tı ay aş iy ır eğ kı ım ış ğı yı ür iğ şt mı çe ün kl \
                iş çi ön bu ız tü ey
                """),
        LanguageModel(
            code: "az", prior: 0,
            letters: """
                a1051i979ə965n736r693l628d502m388ı361s341t331y307b292e257u243k237o199q175ü172z156v140ş139h129c99ö79x\
                78ç77g72f62p56ğ51j5
                """,
            words: "o bu da də ki və bir ilə çox daha edir olan üçün deyil sonra",
            pairs: """
                ər lə də ən mə əl ət tə ın rə əs sə nə yə və ək hə əd əm nı əy iy rı ir bə zə ya ır cə lı dı kə mü \
                sı yi qə əh ün ay əb
                """),
        LanguageModel(
            code: "en", prior: 1,
            letters: """
                e1208t901a846o762i726n716s666r634h476l420d387c321u273m252f214p213g210w187y180b156v109k81j22x18z11q9
                """,
            words: """
                a an as at be by he in is it of on to and are but for has his not the was from have that they this \
                with
                """,
            pairs: "th he of ea ou ed wh fo ve ho ct ce wi ts ow wo ck oo pl fr ff cl ds ex ew by wn"),
        LanguageModel(
            code: "de", prior: 0,
            letters: """
                e1601n979i798r748t642s638a605d465h412l382u370g294o289m276c276b203f182k151w148z124p111v95ü65ä54ö26j26\
                y16ß12x8q3
                """,
            words: "an es im in zu als auf das dem den der des die ein für ist mit und von auch eine sich nicht",
            pairs: """
                ei ch er en ie ge sc be au hr zu ic ht uf fü tz eh we wi vo nn ts ft ür gt ck lt fe üb hl gs hn nz \
                uc rf rb ff hm rh tw
                """),
        LanguageModel(
            code: "fr", prior: 0,
            letters: """
                e1422s804a787n740i722t692r689u573o559l554d410c344p298m277é245v137f113g106q96b94h78à46j42x40è32y29k14\
                ê14z12w6ç6ô5â3î3û2ù2ï2
                """,
            words: "a au ce de du en et il la le ne se un des est les par pas que qui sur une dans plus pour",
            pairs: """
                es ou le nt on ré qu ai ur té eu ce ns dé ue au ée és ét ui io ux tr oi ér éc né nc ct sé pl uv èr \
                ts ég iè mé mm ès ép
                """),
        LanguageModel(
            code: "es", prior: 0,
            letters: """
                e1304a1195o839s735n704r662i626l564d514c439u405t401p276m274b128g123v98q97h91y85ó81f80í50j48á46z39é26ñ\
                21x19ú13k10w5
                """,
            words: "a y al de el en es la lo no se su un con del las los por que una como para",
            pairs: "ue os es ci ió qu ón co do lo ca ad ía ac ec cu má nc ás añ ño rá rí gu ct fu án br rr ex cr"),
        LanguageModel(
            code: "it", prior: 0,
            letters: """
                a1134i1133e1082o923n728r667t665l637s502c433d367p290u288m265g180v155f110h107b103z99q38è28à24k10ù8y7w6\
                j4é4x3
                """,
            words: "a e i da di il in la le si un che con del non per una come sono della",
            pairs: "co to no io ll tt ia ca pe tr cc ci zi gl nz zz tà vi sc pi bb ov lt iv gg uo gn iu pp rc ff"),
        LanguageModel(
            code: "pt", prior: 0,
            letters: """
                a1265e1154o1061s765r696i665d553n520t478m436c368u362p298l284v138g118f114b102q84ã84h76ç66á50é46j38z37í\
                31x24ó19ê15õ14ú13à8k5â5w4y4ô4
                """,
            words: "a e o é as da de do em na no os se um com não por que uma mais para",
            pairs: """
                ão do os co çã qu ca aç ad ue ia ci no lh nh ss um nã õe ua ár sã fo fe mp ao çõ rá br gu ça ém cr \
                tá nç ex
                """),
        LanguageModel(
            code: "nl", prior: 0,
            letters: """
                e1817n963a777i665t661r653o597d554s423l383g307v249m244h240k231u204p170b168j156w152c146z122f86y13x6ë5é\
                5q2
                """,
            words: "de en er in is om op te aan dat die een het met ook van niet voor zijn",
            pairs: """
                en ee ij aa oo oe ge et ie he va ve op jk we vo jn rd ui uw zo ze ht jd sc wo ef ds ft dt ls vr sl \
                tw
                """),
        LanguageModel(
            code: "pl", prior: 0,
            letters: """
                a918i822e797o770n558z545r488w452s435t399c387y376k358d334p317m281l237u237j236ł149b148g141h99ę91ą85ó81\
                ż75ś52f39ć39ń19ê7ź6v5æ4ù2x2ñ2
                """,
            words: "i o w z do na od po to za że ale jak nie się jest przez",
            pairs: """
                ie cz rz ow zy sz dz ze ni wy wi ał ię po ej yc ów ła za wa od sk pr cj ło ko że je zn go aw ia ty \
                zi cy dn ją by ws oś
                """),
        LanguageModel(
            code: "fi", prior: 0,
            letters: "a1220i1061t964n831e787s758l581o551k541u526ä420m316v250r241j196p195h186y180d86ö57g17b11f9c9w3",
            words: "ei ja on se hän kun ole oli että joka myös ovat mutta mukaan",
            pairs: """
                tä aa tt ää uu ta ii oi is uo ll än ja ai va ks vä ka ku lä sä ko kk tu kä ss jo ut ee äi nn jä ät \
                pä nä ik yt yö uk mä
                """),
        LanguageModel(
            code: "id", prior: 0,
            letters: "a1913n1006i791e788t523r516k503u502s476m442d395g368l332p328b259h216o207y166j113w53c53f29v15z5x2",
            words: "di ke dan ini itu akan dari juga pada yang dalam tidak untuk dengan",
            pairs: """
                an ng ka ya ak ah ga pe ny pa ba uk tu ke be ja mb gk ua eb ap gg ju nj ru ih ku mp gu pu uh aw rj
                """),
    ]
}
