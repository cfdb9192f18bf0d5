/// Words by which English, Russian and Kazakh tell who did what to whom. The rule behind each list stands at its cue
/// (`CastCue`); here are the words of general news that follow it, not of any beat.
enum CastWords {}

extension CastWords {
    static let english: [(CastCue, String)] = [
        (
            .be,
            """
            was were is are been be being has have had got gets get remains remained went gone goes will would could can may might must
            should reported believed feared
            """
        ),
        (
            .filler,
            """
            not also later reportedly allegedly first then recently still again once since both all now currently previously never yet
            suddenly secretly himself herself themselves two three eventually finally named called identified as the a an his her their
            former prominent young elderly well-known local ethnic fellow another own only briefly arbitrarily
            """
        ),
        // After an auxiliary it befalls the subject, before a name the object.
        (
            .held,
            """
            detained arrested sentenced jailed imprisoned held released freed deported extradited convicted interned interrogated
            charged indicted apprehended incarcerated acquitted kidnapped abducted expelled fined questioned repatriated seized
            """
        ),
        (
            .active,
            "detain detains detaining arrest arrests arresting hold holds holding release free freeing deport deporting extradite"
        ),
        (.active, "extraditing sentence sentencing jailing jail convicting imprison imprisoning return expel"),
        (.passive, "disappeared vanished fled escaped"),
        (
            .undergo,
            "faces faced facing face received given served serves serving spent spending stands stood awaits awaiting won sought"
        ),
        (.undergo, "seeking crossed taken sent missing disappears died dies"),
        (
            .custody,
            """
            arrest detention trial release imprisonment sentencing sentence extradition deportation disappearance whereabouts fate case
            freeing conviction custody prison jail camp camps internment captivity charges hearing hearings sentences years months life
            prosecution asylum reprieve border term incarceration return away missing verdict persecution
            """
        ),
        (
            .kin,
            """
            wife husband brother sister son daughter father mother parents parent cousin uncle aunt nephew niece relatives relative
            family widow grandson grandfather brothers sisters children sons daughters friends friend supporters colleagues son-in-law
            brother-in-law
            """
        ),
        (
            .speech,
            """
            said says told tells added noted stated announced believes argued explained warned called urged claimed wrote replied
            recalled insisted denied admitted asked asks complained appealed appeals demanded demands pleads hopes spoke
            """
        ),
        (
            .judge,
            "judge prosecutor investigator policeman officer magistrate colonel lieutenant sheriff general major captain"
        ),
        (
            .person,
            """
            activist activists blogger journalist imam mullah cleric scholar professor historian teacher farmer herder student businessman
            businesswoman entrepreneur trader worker citizen citizens resident writer poet singer musician publisher academic man woman
            dissident politician leader protester demonstrator picketer asylum-seeker seeker seekers refugee refugees mr mrs ms dr
            prisoner prisoners detainee detainees inmate officials official men women brothers kazakh kazakhs nurse doctor driver muslim
            lawyer attorney reporter correspondent researcher analyst director founder head chief spokesman spokeswoman spokesperson
            minister president ambassador senator governor deputy akim ombudsman consul rights human civil opposition witness translator
            """
        ),
        (.lawyer, "lawyer lawyers attorney"),
        (.who, "who whose whom"),
        (.and, "and"),
        (
            .preposition,
            "with at in on about like for according told than over during via near into under around between among"
        ),
        (.of, "of against for on"), (.by, "by"), (.from, "from"), (.to, "to"), (.against, "against"),
        (.before, "outside near at before opposite"),
        (
            .circumstance,
            "in at on for by over after to near during while under since from as last outside before until without upon along early"
        ),
        (
            .organises,
            "organised organized led initiated called staged convened organises organizes leads headed held coordinated"
        ),
        (.organiser, "organiser organizer organisers organizers initiator initiators leader"),
        (
            .participant,
            "participant participants protester protesters demonstrator demonstrators picketer picketers marcher activist"
        ),
        (.supporters, "supporters members followers activists adherents"),
        (
            .gives,
            """
            lend lends lent lending provide provides provided providing grant grants granted extend extends extended allocate allocates
            allocated approve approves approved disburse disbursed issue issued offer offers offered pledged pledges finance finances
            financed fund funds funded transferred gave give gives
            """
        ),
        (
            .takes,
            """
            borrow borrows borrowed borrowing receive receives received obtain obtains obtained took takes take raise raised raises
            attract attracted attracts secure secured secures owes owed draws drew repay repays
            """
        ),
        (.guarantee, "guarantee guarantees guaranteed guarantor guaranteeing"),
        (.loan, "loan loans credit credits financing debt tranche facility"),
        (.bank, "bank fund exim eximbank cdb"),
        (.signs, "sign signs signed signing agree agreed inked concluded"),
    ]
}
