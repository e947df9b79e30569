// Generated from openapi/muster.json by `npm run gen`. Do not edit: change the API instead.

export interface paths {
    "/api/v1/answers/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a link in a message would say
         * @description What a link in a message would say, and whether it still can. Reading it changes nothing: programs follow links, too. A browser is led to the page that asks.
         *
         *     Required role: none.
         */
        get: operations["getAnswer"];
        put?: never;
        /**
         * Say what a link in a message says
         * @description Say what a link in a message says: that an end is so, the answer to a question, not now, or stop. It needs no sign-in, speaks for the person that it was sent to, and does nothing else. Whatever is sent with it is left aside, so that mail programs can stop messages by it (RFC 8058).
         *
         *     Required role: none.
         */
        post: operations["answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit of one's authority
         * @description The audit of one's authority, newest first: who changed what from what to what, and who of other authorities or systems saw sensitive fields, when and from where.
         *
         *     Required role: administrator.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the audit of one's authority goes
         * @description How far the audit of one's authority goes: give it to another authority to keep, and `muster audit verify --checkpoint` shows later that nothing up to there was altered or cut off.
         *
         *     Required role: administrator.
         */
        get: operations["getAuditCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contracting authorities
         * @description Contracting authorities: London's 33 boroughs, their partners, and every other public buyer that notices name.
         *
         *     Required role: none.
         */
        get: operations["listAuthorities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One authority
         * @description One authority, by its id or, for a borough, by its code.
         *
         *     Required role: none.
         */
        get: operations["getAuthority"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}/completeness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How complete and fresh an authority's register is
         * @description How complete and fresh an authority's register is, as whoever asks sees it: how ends and values are known, what is stale, and for members what others gained from it.
         *
         *     Required role: none.
         */
        get: operations["getCompleteness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}/discharges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a duty of one's own authority is done
         * @description Say that a duty of one's own authority is done, with the notice's reference. Said again, the new reference counts.
         *
         *     Required role: contributor or approver.
         */
        post: operations["dischargeDuty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}/discharges/{discharge}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take back that a duty is done
         * @description Take back that a duty is done. The audit keeps what was said.
         *
         *     Required role: contributor or approver.
         */
        delete: operations["reopenDuty"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one's own authority must publish within a year
         * @description What one's own authority must publish within a year, of whatever it buys, the most urgent first, and what its officers said is done. A notice that arrives through an import discharges its duty by itself.
         *
         *     Required role: reader or contributor or approver or administrator.
         */
        get: operations["getDuties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}/duty-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what the duties of one's own authority depend on
         * @description Say what the duties of one's own authority depend on.
         *
         *     Required role: administrator.
         */
        put: operations["putDutySettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}/governance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How an authority decides
         * @description How an authority decides: its gates, how long each takes by value, and the lead time that follows. For members.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["getGovernance"];
        /**
         * Describe how one's own authority decides
         * @description Describe how one's own authority decides: gates and durations by value band. Its latest commit dates follow from them.
         *
         *     Required role: administrator.
         */
        put: operations["putGovernance"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is part of an authority (an ALMO
         * @description What is part of an authority (an ALMO, a shared service), and what it is part of. For members.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["listParts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}/parts/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say that another authority is part of one's own
         * @description Say that another authority is part of one's own: its records count as ours where we look for ours.
         *
         *     Required role: administrator.
         */
        put: operations["putPart"];
        post?: never;
        /**
         * Say that another authority is no longer part of one's own
         * @description Say that another authority is no longer part of one's own. The history keeps it.
         *
         *     Required role: administrator.
         */
        delete: operations["deletePart"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}/pipeline-notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A draft of the pipeline notice (UK1) of one's own authority for the financial year whose notice is due next
         * @description A draft of the pipeline notice (UK1) of one's own authority for the financial year whose notice is due next: every planned procurement above £2 million, and those of which value or date are not known. With `format=ocds` a release for each.
         *
         *     Required role: reader or contributor or approver or administrator.
         */
        get: operations["getPipelineNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every contracts register that an authority has published
         * @description Every contracts register that an authority has published: each is kept for ever.
         *
         *     Required role: none.
         */
        get: operations["listPublications"];
        put?: never;
        /**
         * Publish the contracts register of a quarter
         * @description Publish the contracts register of a quarter: what everybody may see of its contracts, and what is cleared here. Figures under a non-disclosure agreement need a clearance of their own. A quarter can be published again; each publication is kept for ever.
         *
         *     Required role: approver.
         */
        post: operations["publishRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}/register-draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the contracts register of one's own authority would say of a quarter (left out
         * @description What the contracts register of one's own authority would say of a quarter (left out: the last one that ended): which contracts, what each lacks, what needs clearing, what an agreement holds back.
         *
         *     Required role: reader or contributor or approver or administrator.
         */
        get: operations["getRegisterDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Settings of one's own authority
         * @description Settings of one's own authority: who sees what is said of its records by default.
         *
         *     Required role: reader or contributor or approver or administrator.
         */
        get: operations["getSettings"];
        /**
         * Set who sees what is said of the authority's records by default
         * @description Set who sees what is said of the authority's records by default. What was said before keeps its audience.
         *
         *     Required role: administrator.
         */
        put: operations["putSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{idOrCode}/transparency-register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contracts register that an authority published under the Transparency Code
         * @description The contracts register that an authority published under the Transparency Code, of a quarter or the latest: at an address that stays. With `format=csv` the file itself, in the columns of the LGA's contracts schema, as its digest was taken of it; with `format=xlsx` a workbook of it.
         *
         *     Required role: none.
         */
        get: operations["getTransparencyRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authority-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Groups of authorities that the convenor keeps
         * @description Groups of authorities that the convenor keeps, by name, all on one page: views can be shared with one.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["listAuthorityGroups"];
        put?: never;
        /**
         * Make a group of authorities that take part
         * @description Make a group of authorities that take part.
         *
         *     Required role: convenor.
         */
        post: operations["createAuthorityGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authority-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One group of authorities; its `ETag` goes with a change
         * @description One group of authorities; its `ETag` goes with a change.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["getAuthorityGroup"];
        put?: never;
        post?: never;
        /**
         * Let a group go
         * @description Let a group go. Views that were shared with it are their owners' alone again.
         *
         *     Required role: convenor.
         */
        delete: operations["deleteAuthorityGroup"];
        options?: never;
        head?: never;
        /**
         * Change a group
         * @description Change a group: views that are shared with it follow. Records that were shared by naming its authorities do not: who sees them is for those who keep them to say.
         *
         *     Required role: convenor.
         */
        patch: operations["changeAuthorityGroup"];
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow every change of what you may see
         * @description Follow every change of what you may see: in the order in which they were made, none left out. To mirror a list, ask for this without `since`, keep `next`, read the list page by page, then follow from there: fetch what an entry names, or take it out where it is `gone`. An entry may be told of twice; changes are told for 90 days, and a `since` from before that answers 410: begin with the lists again. Another system is told as its authority of kinds that its scopes let it read, and as the public of the rest.
         *
         *     Required role: none.
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Other systems of my authority
         * @description Other systems of my authority, newest first: what each may do and when it was last used. All of them stand on one page.
         *
         *     Required role: administrator.
         */
        get: operations["listClients"];
        put?: never;
        /**
         * Lets another system in
         * @description Lets another system in: answers its secret, this once.
         *
         *     Required role: administrator.
         */
        post: operations["createClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One other system of my authority
         * @description One other system of my authority.
         *
         *     Required role: administrator.
         */
        get: operations["getClient"];
        put?: never;
        post?: never;
        /**
         * Revokes another system
         * @description Revokes another system: its secrets and tokens are good no longer. It stays in the list.
         *
         *     Required role: administrator.
         */
        delete: operations["revokeClient"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clients/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives another system a new secret
         * @description Gives another system a new secret: the one before holds for 24 hours more.
         *
         *     Required role: administrator.
         */
        post: operations["rotateClientSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm many contracts and procurements at once
         * @description Confirm many contracts and procurements at once. Each is its own change, with a result of its own: one that is stale does not stop the others.
         *
         *     Required role: contributor or approver.
         */
        post: operations["confirmRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contracts that the notices and registers of London's public buyers tell of
         * @description Contracts that the notices and registers of London's public buyers tell of: who buys what from whom, until when, for how much, and where each fact comes from. Technology is the default filter.
         *
         *     Required role: none.
         */
        get: operations["listContracts"];
        put?: never;
        /**
         * Make a record by hand
         * @description Make a record by hand, for what no notice tells of. It is technology unless said otherwise, and for the authority's default audience unless an audience is given.
         *
         *     Required role: contributor or approver.
         */
        post: operations["createContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One contract with the notices that tell of it
         * @description One contract with the notices that tell of it.
         *
         *     Required role: none.
         */
        get: operations["getContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say what is so
         * @description Say what is so, field by field. Imports never overwrite it; null takes it back, and what notices say stands again. A field with an open question is answered by it.
         *
         *     Required role: contributor or approver.
         */
        patch: operations["changeContract"];
        trace?: never;
    };
    "/api/v1/contracts/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a record away
         * @description Put a record away. It stays where it is, with everything said of it, and says that it is archived.
         *
         *     Required role: contributor or approver.
         */
        put: operations["archiveContract"];
        post?: never;
        /**
         * Take a record out again that was put away
         * @description Take a record out again that was put away.
         *
         *     Required role: contributor or approver.
         */
        delete: operations["restoreContract"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the supplier of a contract of one's own authority was rated
         * @description How the supplier of a contract of one's own authority was rated, the last period first. Nobody else is told before a notice is published.
         *
         *     Required role: reader or contributor or approver or administrator.
         */
        get: operations["listAssessments"];
        put?: never;
        /**
         * Rate the supplier of a contract of one's own authority against one key performance indicator
         * @description Rate the supplier of a contract of one's own authority against one key performance indicator, over one period. The draft of the contract performance notice (UK9) is made of these.
         *
         *     Required role: contributor or approver.
         */
        post: operations["addAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/assessments/{assessment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an assessment back
         * @description Take an assessment back. The audit keeps what it said.
         *
         *     Required role: contributor or approver.
         */
        delete: operations["removeAssessment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/audience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Decide who sees what one's authority says of a record
         * @description Decide who sees what one's authority says of a record, and of its sensitive fields. What notices say stays public.
         *
         *     Required role: approver.
         */
        put: operations["shareContract"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/clearances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clear a sensitive field in spite of an NDA
         * @description Clear a sensitive field in spite of an NDA, with the reason and on what grounds.
         *
         *     Required role: approver.
         */
        post: operations["clearContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/clearances/{clearance}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a clearance back
         * @description Take a clearance back. The history keeps it.
         *
         *     Required role: approver.
         */
        delete: operations["revokeContractClearance"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm fields as they are known
         * @description Confirm fields as they are known: all that no question is open about, or those named.
         *
         *     Required role: contributor or approver.
         */
        post: operations["confirmContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What must be published of a contract of one's own authority within a year
         * @description What must be published of a contract of one's own authority within a year.
         *
         *     Required role: reader or contributor or approver or administrator.
         */
        get: operations["getDutiesOfContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one's authority did to a record of its own
         * @description What one's authority did to a record of its own: who, when, from what to what, newest first.
         *
         *     Required role: reader or contributor or approver or administrator.
         */
        get: operations["getContractHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/nda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say whether a non-disclosure agreement holds the sensitive fields back
         * @description Say whether a non-disclosure agreement holds the sensitive fields back: until one is cleared, only one's own authority sees what was said of it.
         *
         *     Required role: approver.
         */
        put: operations["setContractNda"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/notice-drafts/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A draft of a notice about a contract of one's own authority (`uk7`
         * @description A draft of a notice about a contract of one's own authority (`uk7`, `uk9`, `uk10`, `uk11`): what the form on Find a Tender asks, what is known of it and from where, and what is missing. With `format=ocds` the same as a release.
         *
         *     Required role: reader or contributor or approver or administrator.
         */
        get: operations["getNoticeDraftOfContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a change
         * @description Undo a change, unless something it touched was changed again since. An undo can be undone.
         *
         *     Required role: contributor or approver.
         */
        post: operations["undoContractChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same for many records at once
         * @description The same for many records at once: each line (NDJSON) is one, with its `reference`, and each has a result in the answer, a line each, in their order and as they are written. What is wrong with one does not stop the others.
         *
         *     Required role: contributor or approver.
         */
        post: operations["putContracts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/by-reference/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what is so of the record that has this reference of one's authority
         * @description Say what is so of the record that has this reference of one's authority, or make it (201). What is left out stays; null takes back what was said; what is known already is not said again, so that the same request twice changes nothing. Vendors are named by company number or name, and made known where nobody like them is. `If-Match` is heeded where it is sent.
         *
         *     Required role: contributor or approver.
         */
        put: operations["putContractByReference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one's authority should look at next
         * @description What one's authority should look at next: contracts to decide on, questions and opportunities to answer, stale facts to confirm, stances of others, pilots to say a word about.
         *
         *     Required role: reader or contributor or approver or administrator.
         */
        get: operations["getDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports, newest first
         * @description Every run of an import, with what it read and how much it could not read.
         *
         *     Required role: none.
         */
        get: operations["listImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One import
         * @description One run of an import.
         *
         *     Required role: none.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one import could not read
         * @description Every problem with its file, release and place, in the order found.
         *
         *     Required role: none.
         */
        get: operations["listImportProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a link lets its holder do
         * @description What a link lets its holder do. One that is used, too old or unknown is not found.
         *
         *     Required role: none.
         */
        get: operations["getInvitation"];
        put?: never;
        /**
         * Join with a password
         * @description Join with a password, or choose a new one: signs in, or asks for the second factor. Sessions that the account had end.
         *
         *     Required role: none.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description Who is signed in, where they belong and what they may do: as of now, not of the token.
         *
         *     Required role: reader or contributor or approver or administrator or convenor or operator.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How one hears of things
         * @description How one hears of things: the digest, the ends of one's authority's contracts, and by which ways. Its `ETag` goes with a change.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["getFollowSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change how one hears of things; `paused` stops all of it
         * @description Change how one hears of things; `paused` stops all of it.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        patch: operations["changeFollowSettings"];
        trace?: never;
    };
    "/api/v1/me/following/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a message sent to oneself
         * @description Have a message sent to oneself, to see whether messages arrive: one a minute at most.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        post: operations["testFollowing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/follows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one follows
         * @description What one follows, oldest first, besides the ends of one's authority's contracts. All of it stands on one page.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["listFollows"];
        put?: never;
        /**
         * Follow a view
         * @description Follow a view, a contract, a procurement, an opportunity or a vendor: what is new in it and what changes of it is told at once, on weekday mornings or in the weekly digest.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        post: operations["follow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/follows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Follow something no more
         * @description Follow something no more.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        delete: operations["unfollow"];
        options?: never;
        head?: never;
        /**
         * Change how one hears of something
         * @description Change how one hears of something.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        patch: operations["changeFollow"];
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose a new password
         * @description Choose a new password. All other sessions end.
         *
         *     Required role: reader or contributor or approver or administrator or convenor or operator.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Confirm the second factor with a code
         * @description Confirm the second factor with a code: it is asked for from now on. Answers the recovery codes.
         *
         *     Required role: reader or contributor or approver or administrator or convenor or operator.
         */
        put: operations["confirmSecondFactor"];
        /**
         * Begin a second factor
         * @description Begin a second factor: put the secret into an authenticator app, then confirm with a code of it.
         *
         *     Required role: reader or contributor or approver or administrator or convenor or operator.
         */
        post: operations["beginSecondFactor"];
        /**
         * Sign in without a second factor from now on
         * @description Sign in without a second factor from now on: takes the password once more.
         *
         *     Required role: reader or contributor or approver or administrator or convenor or operator.
         */
        delete: operations["removeSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where one is signed in
         * @description Where one is signed in, the browser used last first.
         *
         *     Required role: reader or contributor or approver or administrator or convenor or operator.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of one's sessions
         * @description End one of one's sessions: whoever uses it is out at their next request.
         *
         *     Required role: reader or contributor or approver or administrator or convenor or operator.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Published notices
         * @description Published notices, the evidence that every record rests on. They are kept exactly as received and never edited.
         *
         *     Required role: none.
         */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One notice exactly as received
         * @description One notice exactly as received, with the contracts and procurements that Muster made of it.
         *
         *     Required role: none.
         */
        get: operations["getNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives another system an access token
         * @description Gives another system an access token: OAuth 2.0 client credentials (RFC 6749, section 4.4). It is good for ten minutes; there is no refresh token, ask again.
         *
         *     Required role: none.
         */
        post: operations["getAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contracts and procurements of two or more authorities that could be bought together
         * @description Contracts and procurements of two or more authorities that could be bought together, because they have a vendor or a need in common and one go-live date suits them all. Computed from the dates, explained, best first.
         *
         *     Required role: none.
         */
        get: operations["listOpportunities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One opportunity with its alignments
         * @description One opportunity with its alignments: who takes part, how each reaches the go-live date, and until when each must decide.
         *
         *     Required role: none.
         */
        get: operations["getOpportunity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/stance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take one's authority's stance on an opportunity
         * @description Take one's authority's stance on an opportunity, with whom to talk to and what it needs. Members see it; what was said before stays in the history.
         *
         *     Required role: approver.
         */
        put: operations["putStance"];
        post?: never;
        /**
         * Take back one's authority's stance on an opportunity
         * @description Take back one's authority's stance on an opportunity. The history keeps it.
         *
         *     Required role: approver.
         */
        delete: operations["deleteStance"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/stances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What members say to an opportunity
         * @description What members say to an opportunity, now and before. For members.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["listStances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/peer-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The questions to one's own offers
         * @description The questions to one's own offers, and those that one asked.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["listPeerQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/peer-questions/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or decline a question to one
         * @description Accept or decline a question to one. Accepted, whoever asked learns how to reach one, and nobody else.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        post: operations["answerPeerQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/peer-questions/{id}/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whether an answer helped
         * @description Say whether an answer helped: once, by whoever asked.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        post: operations["judgePeerAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/peer-questions/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a question of one's own that nobody has answered; it does not count any more
         * @description Take back a question of one's own that nobody has answered; it does not count any more.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        post: operations["withdrawPeerQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/peers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own offers to be asked that hold
         * @description One's own offers to be asked that hold.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["listOwnPeers"];
        put?: never;
        /**
         * Agree to be asked about a vendor
         * @description Agree to be asked about a vendor: what one knows, how many questions a month, how to reach one, until when.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        post: operations["offerPeer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/peers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End an offer of one's own
         * @description End an offer of one's own, at once and for everybody: it is found by nobody any more, how to reach one is erased, open questions lapse.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        delete: operations["endPeer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/peers/{id}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask somebody who agreed to be asked
         * @description Ask somebody who agreed to be asked. They accept or decline; one who does not answer in two weeks is waited for no longer.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        post: operations["askPeer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People of one's own authority
         * @description People of one's own authority, by name.
         *
         *     Required role: administrator.
         */
        get: operations["listPeople"];
        put?: never;
        /**
         * Invite somebody
         * @description Invite somebody: they are mailed a link. Where this installation sends no mail, or it was not taken, this answers the link, to hand over.
         *
         *     Required role: administrator.
         */
        post: operations["invitePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Somebody of one's own authority; its `ETag` goes with a change
         * @description Somebody of one's own authority; its `ETag` goes with a change.
         *
         *     Required role: administrator.
         */
        get: operations["getPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change somebody
         * @description Change somebody: their name, their roles, whether they may sign in. It holds at their next request. An authority keeps at least one administrator.
         *
         *     Required role: administrator.
         */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/v1/people/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new link for somebody
         * @description A new link for somebody: to join where they have not yet, else to a new password, mailed to them or answered as for an invitation. Links made before are of no more use.
         *
         *     Required role: administrator.
         */
        post: operations["inviteAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pilots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What authorities tried
         * @description What authorities tried: the question, what was tried, what came of it and what was decided. Members see more than the public does.
         *
         *     Required role: none.
         */
        get: operations["listPilots"];
        put?: never;
        /**
         * Put a pilot of one's authority on record
         * @description Put a pilot of one's authority on record: the question, what is tried and for which service area are enough to begin. Ask `listSimilarPilots` first.
         *
         *     Required role: contributor or approver.
         */
        post: operations["recordPilot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pilots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One pilot; its `ETag` goes with a change
         * @description One pilot; its `ETag` goes with a change.
         *
         *     Required role: none.
         */
        get: operations["getPilot"];
        put?: never;
        post?: never;
        /**
         * Take a pilot of one's authority off the record
         * @description Take a pilot of one's authority off the record. The audit keeps what it said.
         *
         *     Required role: contributor or approver.
         */
        delete: operations["removePilot"];
        options?: never;
        head?: never;
        /**
         * Change a pilot of one's authority
         * @description Change a pilot of one's authority. Whoever does vouches for all of it.
         *
         *     Required role: contributor or approver.
         */
        patch: operations["changePilot"];
        trace?: never;
    };
    "/api/v1/pilots/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one's authority did to a pilot of its own
         * @description What one's authority did to a pilot of its own: who, when, from what to what, newest first.
         *
         *     Required role: reader or contributor or approver or administrator.
         */
        get: operations["getPilotHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pilots/{id}/vouch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a pilot is still as it stands there
         * @description Say that a pilot is still as it stands there, in one call: nobody is reminded for a while.
         *
         *     Required role: contributor or approver.
         */
        post: operations["vouchForPilot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pilots/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pilots like what one is about to try
         * @description Pilots like what one is about to try: unlike a search, a few words in common are enough.
         *
         *     Required role: none.
         */
        get: operations["listSimilarPilots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-bands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is typically paid
         * @description What is typically paid, for each product, vendor and unit: the middle half of what at least five others pay, where one's own price stands, and what is typical of the volume of all who renew in one year. There is no filter within a band.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["listPriceBands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Unit prices of one's own authority
         * @description Unit prices of one's own authority, and those that others show: raw, as their owners said them. What is typical, without anybody's price, is `listPriceBands`.
         *
         *     Required role: none.
         */
        get: operations["listPricePoints"];
        put?: never;
        /**
         * Put a unit price of one's own authority on record
         * @description Put a unit price of one's own authority on record: for its authority alone, unless an approver shares it.
         *
         *     Required role: contributor or approver.
         */
        post: operations["recordPricePoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/price-points/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One unit price; its `ETag` goes with a change
         * @description One unit price; its `ETag` goes with a change.
         *
         *     Required role: none.
         */
        get: operations["getPricePoint"];
        put?: never;
        post?: never;
        /**
         * Take a unit price of one's own authority back
         * @description Take a unit price of one's own authority back: nobody sees it any more, and no band counts it from now on.
         *
         *     Required role: contributor or approver.
         */
        delete: operations["withdrawPricePoint"];
        options?: never;
        head?: never;
        /**
         * Correct a unit price of one's own authority
         * @description Correct a unit price of one's own authority, say who sees it and whether it counts in bands. What bands count changes with the next batch only.
         *
         *     Required role: contributor or approver.
         */
        patch: operations["changePricePoint"];
        trace?: never;
    };
    "/api/v1/procurements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pipeline
         * @description The pipeline: purchases that public buyers plan, prepare or run, with the dates that are known so far. Technology is the default filter.
         *
         *     Required role: none.
         */
        get: operations["listProcurements"];
        put?: never;
        /**
         * Make a record by hand
         * @description Make a record by hand, for what no notice tells of. It is technology unless said otherwise, and for the authority's default audience unless an audience is given.
         *
         *     Required role: contributor or approver.
         */
        post: operations["createProcurement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One procurement with the notices that tell of it
         * @description One procurement with the notices that tell of it.
         *
         *     Required role: none.
         */
        get: operations["getProcurement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say what is so
         * @description Say what is so, field by field. Imports never overwrite it; null takes it back, and what notices say stands again. A field with an open question is answered by it.
         *
         *     Required role: contributor or approver.
         */
        patch: operations["changeProcurement"];
        trace?: never;
    };
    "/api/v1/procurements/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a record away
         * @description Put a record away. It stays where it is, with everything said of it, and says that it is archived.
         *
         *     Required role: contributor or approver.
         */
        put: operations["archiveProcurement"];
        post?: never;
        /**
         * Take a record out again that was put away
         * @description Take a record out again that was put away.
         *
         *     Required role: contributor or approver.
         */
        delete: operations["restoreProcurement"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurements/{id}/audience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Decide who sees what one's authority says of a record
         * @description Decide who sees what one's authority says of a record, and of its sensitive fields. What notices say stays public.
         *
         *     Required role: approver.
         */
        put: operations["shareProcurement"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurements/{id}/clearances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clear a sensitive field in spite of an NDA
         * @description Clear a sensitive field in spite of an NDA, with the reason and on what grounds.
         *
         *     Required role: approver.
         */
        post: operations["clearProcurement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurements/{id}/clearances/{clearance}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a clearance back
         * @description Take a clearance back. The history keeps it.
         *
         *     Required role: approver.
         */
        delete: operations["revokeProcurementClearance"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurements/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm fields as they are known
         * @description Confirm fields as they are known: all that no question is open about, or those named.
         *
         *     Required role: contributor or approver.
         */
        post: operations["confirmProcurement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurements/{id}/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who evaluates the offers of a procurement of one's own authority
         * @description Who evaluates the offers of a procurement of one's own authority, of whom, and until when.
         *
         *     Required role: approver.
         */
        get: operations["getEvaluation"];
        /**
         * Declare who evaluates the offers of a procurement
         * @description Declare who evaluates the offers of a procurement: until that day reviews of these vendors are, for these people, as if they were not there, by any way.
         *
         *     Required role: approver.
         */
        put: operations["declareEvaluation"];
        post?: never;
        /**
         * End an evaluation now
         * @description End an evaluation now: its people see reviews again.
         *
         *     Required role: approver.
         */
        delete: operations["endEvaluation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurements/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one's authority did to a record of its own
         * @description What one's authority did to a record of its own: who, when, from what to what, newest first.
         *
         *     Required role: reader or contributor or approver or administrator.
         */
        get: operations["getProcurementHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurements/{id}/nda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say whether a non-disclosure agreement holds the sensitive fields back
         * @description Say whether a non-disclosure agreement holds the sensitive fields back: until one is cleared, only one's own authority sees what was said of it.
         *
         *     Required role: approver.
         */
        put: operations["setProcurementNda"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurements/{id}/notice-drafts/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A draft of a notice about a procurement of one's own authority (`uk3`)
         * @description A draft of a notice about a procurement of one's own authority (`uk3`), as for contracts.
         *
         *     Required role: reader or contributor or approver or administrator.
         */
        get: operations["getNoticeDraftOfProcurement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurements/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a change
         * @description Undo a change, unless something it touched was changed again since. An undo can be undone.
         *
         *     Required role: contributor or approver.
         */
        post: operations["undoProcurementChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurements/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same for many records at once
         * @description The same for many records at once: each line (NDJSON) is one, with its `reference`, and each has a result in the answer, a line each, in their order and as they are written. What is wrong with one does not stop the others.
         *
         *     Required role: contributor or approver.
         */
        post: operations["putProcurements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procurements/by-reference/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what is so of the record that has this reference of one's authority
         * @description Say what is so of the record that has this reference of one's authority, or make it (201). What is left out stays; null takes back what was said; what is known already is not said again, so that the same request twice changes nothing. Vendors are named by company number or name, and made known where nobody like them is. `If-Match` is heeded where it is sent.
         *
         *     Required role: contributor or approver.
         */
        put: operations["putProcurementByReference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-decisions/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a merge
         * @description Undo a merge, a split or a renaming of products. The decision stays on record as undone.
         *
         *     Required role: approver or convenor.
         */
        post: operations["undoProductDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What vendors sell under a name
         * @description What vendors sell under a name, with how many authorities are seen to use each.
         *
         *     Required role: none.
         */
        get: operations["listProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One product; of one that was merged
         * @description One product; of one that was merged, the product that it is part of now. Who uses it: `listSystems` with `product`.
         *
         *     Required role: none.
         */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people decided of a product and of those that are part of it
         * @description What people decided of a product and of those that are part of it, undone decisions included. For members.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["listProductDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a product is part of another one
         * @description Say that a product is part of another one, as after a takeover. Its address goes on answering, with the product that remains; systems follow within seconds.
         *
         *     Required role: approver or convenor.
         */
        post: operations["mergeProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what a product is called now
         * @description Say what a product is called now. Contracts that name it as before still tell of it.
         *
         *     Required role: approver or convenor.
         */
        post: operations["renameProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that names of a product are another product's
         * @description Say that names of a product are another product's, which is new from then on. Systems follow within seconds.
         *
         *     Required role: approver or convenor.
         */
        post: operations["splitProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Questions to one's authority
         * @description Questions to one's authority: where a newer notice says something else than it said, newest first.
         *
         *     Required role: contributor or approver.
         */
        get: operations["listQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a question
         * @description Answer a question: the notice is right, or what was said before. Either is confirmed by it. Answers the record.
         *
         *     Required role: contributor or approver.
         */
        post: operations["answerQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The register files of one's authority
         * @description The register files of one's authority, newest first.
         *
         *     Required role: contributor or approver.
         */
        get: operations["listRegisterFiles"];
        put?: never;
        /**
         * Send a register
         * @description Send a register: the bytes of a CSV or XLSX file of up to 50 MB as the body. It is read outside the request: ask for it again until its state is `ready` or `refused`.
         *
         *     Required role: contributor or approver.
         */
        post: operations["sendRegisterFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register-files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One register file
         * @description One register file: how far it is, how its sheets, headings and columns were understood and why, and how many rows taking it adds, changes, leaves as they are, cannot tell, leaves out, and does not find any more.
         *
         *     Required role: contributor or approver.
         */
        get: operations["getRegisterFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct how a register file is understood
         * @description Correct how a register file is understood, and decide about rows: another sheet, another row of headings, what a column means, which comes first in its dates, whether a row is the record that it looks like. The file is read again with that.
         *
         *     Required role: contributor or approver.
         */
        patch: operations["changeRegisterFile"];
        trace?: never;
    };
    "/api/v1/register-files/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows of a register file in its order
         * @description The rows of a register file in its order: what each says, what it changes, and what is wrong in which column. Records that the last file told of and this one does not come last.
         *
         *     Required role: contributor or approver.
         */
        get: operations["listRegisterFileRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register-files/{id}/taking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a register file as it is shown
         * @description Take a register file as it is shown: all of it in one change, outside the request. Ask for the file until its state is `taken`.
         *
         *     Required role: contributor or approver.
         */
        post: operations["takeRegisterFile"];
        /**
         * Undo that a register file was taken
         * @description Undo that a register file was taken: what it changed is as it was, what it brought is put away. Records that somebody changed since stay, and `counts.kept` says how many.
         *
         *     Required role: contributor or approver.
         */
        delete: operations["undoRegisterFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register-files/meanings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a column of a register can mean
         * @description What a column of a register can mean, in the order in which people are offered it.
         *
         *     Required role: contributor or approver.
         */
        get: operations["listRegisterFileMeanings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What authorities that held the contract say of vendors
         * @description What authorities that held the contract say of vendors, the newest first. For members; the public sees none, and whoever evaluates offers of a vendor none of it. Reviews older than five years are left out unless `age` asks for them; what waits for you before it is published, `standing` asks for.
         *
         *     Required role: none.
         */
        get: operations["listReviews"];
        put?: never;
        /**
         * Begin a review of a vendor
         * @description Begin a review of a vendor. It is a draft that nobody but you sees, until you hand it in.
         *
         *     Required role: contributor or approver.
         */
        post: operations["createReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One review with the vendor's reply and the clock of it
         * @description One review with the vendor's reply and the clock of it, and what you can do to it. Its `ETag` goes with a change or a step.
         *
         *     Required role: none.
         */
        get: operations["getReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what a draft of your own says
         * @description Change what a draft of your own says.
         *
         *     Required role: contributor or approver.
         */
        patch: operations["changeReview"];
        trace?: never;
    };
    "/api/v1/reviews/{id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask another convenor to look again at a review that one returned
         * @description Ask another convenor to look again at a review that one returned, once and with the reason.
         *
         *     Required role: contributor or approver.
         */
        post: operations["appealReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a review that another person of your authority wrote
         * @description Approve a review that another person of your authority wrote, or send it back with the reason. Whoever wrote it cannot.
         *
         *     Required role: approver.
         */
        post: operations["approveReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/challenges/{challenge}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide what becomes of a fact that the vendor challenged
         * @description Decide what becomes of a fact that the vendor challenged. Until then the fact is frozen, and the rest of the review stands.
         *
         *     Required role: convenor.
         */
        post: operations["decideChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done to a review
         * @description What was done to a review, with times: who wrote, approved and returned it and why is told to its author, its authority's approvers and convenors, the rest to every member.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["getReviewHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/moderation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish an approved review
         * @description Publish an approved review, or send it back with the reason. An appeal is for another convenor than the one who returned it.
         *
         *     Required role: convenor.
         */
        post: operations["moderateReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/revision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a returned review of your own up again
         * @description Take a returned review of your own up again: it is a draft, and what approved it is gone.
         *
         *     Required role: contributor or approver.
         */
        post: operations["reviseReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand a draft of your own in
         * @description Hand a draft of your own in, for a second person of your authority. It must say both sides, and name no person.
         *
         *     Required role: contributor or approver.
         */
        post: operations["submitReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a review of your authority back for good
         * @description Take a review of your authority back for good. It stays in the history of those inside.
         *
         *     Required role: contributor or approver.
         */
        post: operations["withdrawReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/withholding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep the words of a review (what went best and worst) to your authority
         * @description Keep the words of a review (what went best and worst) to your authority, or let members read them again. Members see that they are withheld, with ratings and facts, and whom to speak to; vendors, exports and other systems have them nowhere. A convenor reads them while the review is under moderation, and not after. Its author says it in the draft.
         *
         *     Required role: approver.
         */
        put: operations["withholdReviewWords"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at the words of a review before anybody reads them
         * @description Look at the words of a review before anybody reads them: names of people, words that a court may be asked about, what an NDA may cover. Nothing is kept.
         *
         *     Required role: contributor or approver.
         */
        post: operations["checkReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reviews that wait for you
         * @description Reviews that wait for you: to approve, to moderate, challenged facts to decide on, and your own that are under way.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["getReviewQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search everything
         * @description The best hits among contracts, procurements, vendors, authorities, opportunities and pilots, best first. Snippets come as segments of text, never as markup.
         *
         *     Required role: none.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The service areas, with counts
         * @description The short fixed list of what a borough does with technology, in its order and whole, each with its live technology contracts, open procurements and annual value.
         *
         *     Required role: none.
         */
        get: operations["listServiceAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a password
         * @description Sign in with a password: sets the cookie that keeps the session, or asks for the second factor. Failures make the next try from the same place wait; they keep nobody else out.
         *
         *     Required role: none.
         */
        post: operations["signIn"];
        /**
         * Sign out
         * @description Sign out: ends the session of the cookie. Takes the header `X-Muster: 1`.
         *
         *     Required role: none.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The next access token
         * @description The next access token: for the refresh token in the cookie, which changes with each use. Takes the header `X-Muster: 1`. A refresh token that is used twice ends its session, unless two tabs did so within 30 seconds.
         *
         *     Required role: none.
         */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the second factor
         * @description Show the second factor, within five minutes after the password: a code of the app, or a recovery code.
         *
         *     Required role: none.
         */
        post: operations["signInWithSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the sign-in page offers
         * @description What the sign-in page offers: providers, and on a demonstration the invented accounts with their password.
         *
         *     Required role: none.
         */
        get: operations["getSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How people sign in
         * @description How people sign in: the OpenID providers of my authority, and of every one for who runs the installation. All of them stand on one page.
         *
         *     Required role: administrator or operator.
         */
        get: operations["listSignInProviders"];
        put?: never;
        /**
         * Sets up an authority's OpenID provider
         * @description Sets up an authority's OpenID provider. Register `redirect` of the answer with it.
         *
         *     Required role: operator.
         */
        post: operations["createSignInProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One OpenID provider
         * @description One OpenID provider.
         *
         *     Required role: administrator or operator.
         */
        get: operations["getSignInProvider"];
        /**
         * Changes an authority's OpenID provider
         * @description Changes an authority's OpenID provider.
         *
         *     Required role: operator.
         */
        put: operations["changeSignInProvider"];
        post?: never;
        /**
         * Takes an authority's OpenID provider away
         * @description Takes an authority's OpenID provider away. Sessions go on; nobody signs in there any more.
         *
         *     Required role: operator.
         */
        delete: operations["removeSignInProvider"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/openid/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sends the browser to an authority's OpenID provider
         * @description Sends the browser to an authority's OpenID provider, to sign in there. A link for people, not for programs.
         *
         *     Required role: none.
         */
        get: operations["signInWithProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/openid/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a provider sends the browser back to
         * @description Where a provider sends the browser back to: it is signed in and goes on to where it began, or to /sign-in?problem= and one word, `denied`, `expired`, `unreachable`, `untrusted`, `unknown` or `suspended`.
         *
         *     Required role: none.
         */
        get: operations["returnFromProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Publishers whose notices come in by themselves
         * @description Publishers whose notices come in by themselves: how far each was read, when it last failed and why, and when it is asked next. All of them stand on one page.
         *
         *     Required role: none.
         */
        get: operations["listSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One publisher that is followed
         * @description One publisher that is followed.
         *
         *     Required role: none.
         */
        get: operations["getSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{name}/catch-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has a publisher asked at once
         * @description Has a publisher asked at once, for what is new or for everything from a day on. What is kept already is passed over.
         *
         *     Required role: operator.
         */
        post: operations["catchUpSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{name}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Pauses a publisher
         * @description Pauses a publisher. Nothing of it is asked for until it is taken up again; then nothing is left out.
         *
         *     Required role: operator.
         */
        put: operations["pauseSource"];
        post?: never;
        /**
         * Goes on with a publisher that was paused
         * @description Goes on with a publisher that was paused, where it was left.
         *
         *     Required role: operator.
         */
        delete: operations["resumeSource"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts and sums of today
         * @description What the home page and the charts show, and the day that all dates are judged against.
         *
         *     Required role: none.
         */
        get: operations["getStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which authority uses which product of which vendor for which service area
         * @description Which authority uses which product of which vendor for which service area, and how that is known: contracts tell, a vendor claims, or the authority says so.
         *
         *     Required role: none.
         */
        get: operations["listSystems"];
        put?: never;
        /**
         * Put a system of one's authority on record that no contract tells of
         * @description Put a system of one's authority on record that no contract tells of.
         *
         *     Required role: contributor or approver.
         */
        post: operations["createSystem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One system
         * @description One system, with the words that tell of it. Its ETag is what a statement on it needs.
         *
         *     Required role: none.
         */
        get: operations["getSystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was said of a system
         * @description What was said of a system, newest first, as far as it may be seen.
         *
         *     Required role: none.
         */
        get: operations["getSystemHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Confirm or reject a system of one's authority
         * @description Confirm or reject a system of one's authority, with what is known of it. What was said before stays in the history.
         *
         *     Required role: contributor or approver.
         */
        put: operations["stateSystem"];
        post?: never;
        /**
         * Take back what one's authority said of a system
         * @description Take back what one's authority said of a system. One that only the authority told of is gone then.
         *
         *     Required role: contributor or approver.
         */
        delete: operations["withdrawSystemStatement"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems/concentration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Concentration
         * @description Concentration: each vendor's share of the boroughs' live technology contracts and their annual value, and the Herfindahl–Hirschman index of each service area.
         *
         *     Required role: none.
         */
        get: operations["getSystemConcentration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems/ends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes when
         * @description What changes when: in which quarters the contracts end that pay for systems, by product or by service area. Takes the filters of `listSystems`.
         *
         *     Required role: none.
         */
        get: operations["listSystemEnds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems/landscape": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who uses what
         * @description Who uses what: the matrix of boroughs and service areas, with gaps and overlaps. Takes the filters of `listSystems`.
         *
         *     Required role: none.
         */
        get: operations["getSystemLandscape"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/systems/neighbours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Neighbours like me
         * @description Neighbours like me: the boroughs that use most of what an authority uses, for the same service areas.
         *
         *     Required role: none.
         */
        get: operations["listSystemNeighbours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams-channel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where one's authority hears together of ends and opportunities in Microsoft Teams
         * @description Where one's authority hears together of ends and opportunities in Microsoft Teams.
         *
         *     Required role: administrator.
         */
        get: operations["getTeamsChannel"];
        /**
         * Have one's authority's channel in Microsoft Teams told of ends and opportunities
         * @description Have one's authority's channel in Microsoft Teams told of ends and opportunities, by the address of a workflow. It is shown to nobody again.
         *
         *     Required role: administrator.
         */
        put: operations["putTeamsChannel"];
        post?: never;
        /**
         * Tell one's authority's channel in Microsoft Teams nothing more
         * @description Tell one's authority's channel in Microsoft Teams nothing more.
         *
         *     Required role: administrator.
         */
        delete: operations["deleteTeamsChannel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendor-decisions/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a merge or a split of vendors
         * @description Undo a merge or a split of vendors. The decision stays on record as undone.
         *
         *     Required role: approver or convenor.
         */
        post: operations["undoVendorDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendor-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Links that people of one's authority made for vendors
         * @description Links that people of one's authority made for vendors, newest first, ended ones too.
         *
         *     Required role: approver or convenor.
         */
        get: operations["listVendorLinks"];
        put?: never;
        /**
         * Make a link by which a vendor reads the published reviews of it and answers them
         * @description Make a link by which a vendor reads the published reviews of it and answers them, without an account: its address is answered this once. An approver can for a vendor that their authority reviewed, a convenor for any.
         *
         *     Required role: approver or convenor.
         */
        post: operations["createVendorLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendor-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a link of one's authority for good
         * @description Revoke a link of one's authority for good. It stays in the list.
         *
         *     Required role: approver or convenor.
         */
        delete: operations["revokeVendorLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendor-pages/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a vendor sees by its link
         * @description What a vendor sees by its link: what is public about it, and the published reviews of it with the authority's name, to reply to. It takes no sign-in; a link that is unknown, revoked or ended is not found.
         *
         *     Required role: none.
         */
        get: operations["getVendorPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendor-pages/{token}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim in the vendor's name that a member uses something of it
         * @description Claim in the vendor's name that a member uses something of it: members see it as claimed until the authority has spoken. It takes the secret of the link and no sign-in, and tells nothing of what is on record.
         *
         *     Required role: none.
         */
        post: operations["claimSystem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendor-pages/{token}/reviews/{id}/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say in the vendor's name that a fact of a review is not so
         * @description Say in the vendor's name that a fact of a review is not so, once for each fact: it is frozen until a convenor decides, and the rest stands. It takes the secret of the link and no sign-in.
         *
         *     Required role: none.
         */
        post: operations["challengeFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendor-pages/{token}/reviews/{id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Reply to a review in the vendor's name
         * @description Reply to a review in the vendor's name, in place of what it said before: it stands beside the review. It takes the secret of the link and no sign-in.
         *
         *     Required role: none.
         */
        put: operations["putVendorReply"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Companies that public buyers hold contracts with
         * @description Companies that public buyers hold contracts with, one record for one company however notices spell it.
         *
         *     Required role: none.
         */
        get: operations["listVendors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One vendor with every spelling and identifier seen
         * @description One vendor with every spelling and identifier seen, and why each was taken for this company.
         *
         *     Required role: none.
         */
        get: operations["getVendor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendors/{id}/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contracts with one vendor across all authorities
         * @description Contracts with one vendor across all authorities. Technology is the default filter.
         *
         *     Required role: none.
         */
        get: operations["listVendorContracts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendors/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people decided of a vendor and of those that are part of it
         * @description What people decided of a vendor and of those that are part of it, undone decisions included. For members.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["listVendorDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendors/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a vendor is part of another one
         * @description Say that a vendor is part of another one. Its address goes on answering, with the vendor that remains; contracts follow within seconds, and imports hold to it.
         *
         *     Required role: approver or convenor.
         */
        post: operations["mergeVendor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendors/{id}/peers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom to call about a vendor
         * @description Whom to call about a vendor: people of member authorities who agreed to be asked. How to reach them is shown once they accept a question.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["listVendorPeers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendors/{id}/review-bases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records of one's own authority with a vendor
         * @description Records of one's own authority with a vendor, on which a review of it can rest: without one there is no review.
         *
         *     Required role: contributor or approver.
         */
        get: operations["listReviewBases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendors/{id}/reviews/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What published reviews of a vendor say together
         * @description What published reviews of a vendor say together, with how ratings spread: no mean of fewer than three authorities, each authority once, newer reviews weighing more, those older than five years nothing. For members.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["getReviewSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vendors/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that some spellings or numbers of a vendor are another company's
         * @description Say that some spellings or numbers of a vendor are another company's. A new vendor is made of them; contracts follow within seconds, and imports hold to it.
         *
         *     Required role: approver or convenor.
         */
        post: operations["splitVendor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/view-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My view links
         * @description My view links, newest first: what each shows and when it was last read. All of them stand on one page.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["listViewLinks"];
        put?: never;
        /**
         * Makes a link for a spreadsheet or a report that refreshes itself
         * @description Makes a link for a spreadsheet or a report that refreshes itself: answers its address, this once. It shows this view with its filters, as my authority or as the public sees it, and ends with my account.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        post: operations["createViewLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/view-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of my view links; its `ETag` goes with a change
         * @description One of my view links; its `ETag` goes with a change.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["getViewLink"];
        put?: never;
        post?: never;
        /**
         * Revokes a view link for good
         * @description Revokes a view link for good: mine, or as an administrator anybody's of my authority. It stays in the list.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        delete: operations["revokeViewLink"];
        options?: never;
        head?: never;
        /**
         * Changes what one of my view links is called or until when it is good
         * @description Changes what one of my view links is called or until when it is good. What it shows stays.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        patch: operations["changeViewLink"];
        trace?: never;
    };
    "/api/v1/view-links/{token}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a view link shows
         * @description What a view link shows, at the address that was answered when it was made. One that is unknown, revoked or ended is not found; `ETag` and `If-None-Match` make a refresh of what did not change cheap.
         *
         *     Required role: none.
         */
        get: operations["readViewLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own views and those shared with one
         * @description One's own views and those shared with one, by name. What a view shows is what whoever opens it may see.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["listViews"];
        put?: never;
        /**
         * Save a list with its filters under a name
         * @description Save a list with its filters under a name, for oneself, one's authority, a group of authorities or all members.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        post: operations["saveView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One view; its `ETag` goes with a change
         * @description One view; its `ETag` goes with a change.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        get: operations["getView"];
        put?: never;
        post?: never;
        /**
         * Let a view of one's own go; nobody follows it any more
         * @description Let a view of one's own go; nobody follows it any more.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        delete: operations["deleteView"];
        options?: never;
        head?: never;
        /**
         * Change a view of one's own
         * @description Change a view of one's own: its name, its filters, who finds it.
         *
         *     Required role: reader or contributor or approver or administrator or convenor.
         */
        patch: operations["changeView"];
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where changes are sent to for my authority
         * @description Where changes are sent to for my authority, and how that goes. All of them stand on one page.
         *
         *     Required role: administrator.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Has changes sent to another system from now on
         * @description Has changes sent to another system from now on: answers the secret that signs them, this once. What is sent says what changed and no more; the other system asks for the rest as what it is.
         *
         *     Required role: administrator.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook of my authority
         * @description One webhook of my authority, and how it goes.
         *
         *     Required role: administrator.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Removes a webhook and its log
         * @description Removes a webhook and its log. What was not delivered yet never is.
         *
         *     Required role: administrator.
         */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        /**
         * Changes a webhook
         * @description Changes a webhook, stops it, or turns it on again: then it goes on where it stopped.
         *
         *     Required role: administrator.
         */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent and what came of it
         * @description What was sent and what came of it, what changed last first. It is kept for 30 days.
         *
         *     Required role: administrator.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delivers again
         * @description Delivers again: one delivery, or everything that changed since a time. The ids of the messages stay, so that a receiver can tell.
         *
         *     Required role: administrator.
         */
        post: operations["replayDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a webhook a new secret
         * @description Gives a webhook a new secret: the one before signs beside it for 24 hours more.
         *
         *     Required role: administrator.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a message of type webhook
         * @description Sends a message of type webhook.test, to see that it arrives: the log tells what came of it.
         *
         *     Required role: administrator.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What somebody chooses who follows a link. */
        AcceptInvitation: {
            /** @description What they are called, where the invitation has it wrong. */
            name?: string | null;
            /** @description Their password: 12 to 200 letters. Three words that do not belong together do well. */
            password: string;
        };
        /** @description An access token (RFC 6749, section 5.1). */
        AccessToken: {
            /** @description The token, for the header `Authorization: Bearer …`. */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds for which it is good.
             * @example 600
             */
            expires_in: number;
            /**
             * @description What it may do: scopes with spaces between.
             * @example contracts:read contracts:write
             */
            scope: string;
            /**
             * @description `Bearer`.
             * @example Bearer
             */
            token_type: string;
        };
        /** @description A maximal set of windows that share at least one day, of two or more authorities. */
        Alignment: {
            /** @description Value of a year of all that are valued in pounds sterling. */
            annualValue: components["schemas"]["Money"];
            /** @description Who takes part, each once, by name. */
            authorities: components["schemas"]["AuthorityRef"][];
            /** @description Value over their whole terms of all that are valued in pounds sterling. */
            combinedValue: components["schemas"]["Money"];
            /**
             * Format: date
             * @description The earliest shared day on which all can go live and still decide in time.
             */
            goLive: string;
            /**
             * Format: date
             * @description The day by which the first of the authorities must decide.
             */
            latestCommit: string;
            /** @description What each record would have to do. */
            participants: components["schemas"]["Participant"][];
            /**
             * Format: date
             * @description First day that all share.
             */
            sharedFrom: string;
            /**
             * Format: date
             * @description Last day that all share.
             */
            sharedTo: string;
            /**
             * Format: int64
             * @description How many have no value, or one in another currency.
             */
            unvalued: number;
            /** @description Why, in one paragraph of plain English. */
            why: string;
        };
        /** @description What a link would say, for whom, and whether it can. */
        AnswerOffer: {
            /**
             * Format: date-time
             * @description Until when it can be said.
             */
            expiresAt: string;
            /**
             * @description For whom it speaks.
             * @example Rani Patel
             */
            person: string;
            /** @enum {string} */
            says: "confirmEnd" | "notNow" | "noticeIsRight" | "oursIsRight" | "stop";
            /**
             * @description The same as a sentence.
             * @example Confirm that “Housing management system” ends on 31 March 2027.
             */
            sentence: string;
            /** @enum {string} */
            state: "open" | "done" | "late" | "changed" | "closed";
        };
        /** @description A service area over all boroughs. */
        AreaAcross: {
            /**
             * Format: int32
             * @description Boroughs that are seen to use something for it.
             */
            authorities: number;
            /**
             * Format: int32
             * @description Boroughs of which nothing is known for it.
             */
            gaps: number;
            /**
             * Format: int32
             * @description Boroughs that use two things or more for it.
             */
            overlaps: number;
            /**
             * Format: int32
             * @description Different products, or vendors where no product is named.
             */
            products: number;
            /** @description Which. */
            serviceArea: components["schemas"]["ServiceArea"];
        };
        /** @description Contracts of one service area. */
        AreaCount: {
            /** @description Their annual value together. */
            annualValue: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description Authorities that hold them.
             */
            authorities: number;
            /**
             * Format: int64
             * @description How many.
             */
            contracts: number;
            /**
             * Format: int64
             * @description Open procurements.
             */
            procurements: number;
            /** @description Which. */
            serviceArea: components["schemas"]["ServiceArea"];
        };
        /** @description Whom a question went to, while their offer holds. */
        AskedPeer: {
            /** @description Their authority. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * Format: uuid
             * @description The offer's id.
             */
            id: string;
            /** @description What they are called. */
            name: string;
            product: components["schemas"]["ProductRef"] | null;
            /** @description About which vendor. */
            vendor: components["schemas"]["VendorRef"];
        };
        /** @description How ratings of one aspect spread. */
        AspectSpread: components["schemas"]["RatingSpread"] & {
            /** @enum {string} */
            aspect: "implementation" | "costAgainstQuote" | "customisation" | "support" | "productFit" | "roadmap" | "dataAndIntegration" | "exit";
        };
        /** @description How a supplier met one indicator over one period. */
        Assessment: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Who made it. */
            by: string;
            /**
             * Format: date
             * @description First day of the period.
             */
            from: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * @description The indicator.
             * @example Calls answered within 30 seconds
             */
            kpi: string;
            /** @description What to know about it; stays with the authority. */
            note: string | null;
            /** @enum {string} */
            rating: "good" | "approachingTarget" | "requiresImprovement" | "inadequate" | "other";
            /**
             * Format: date
             * @description Last day of the period.
             */
            to: string;
        };
        /** @description The assessments of a contract. */
        Assessments: {
            /** @description The last period first. */
            items: components["schemas"]["Assessment"][];
        };
        /** @description Who may see what the authority says of a record. */
        AudienceChange: {
            /** @enum {string} */
            audience: "own" | "named" | "members" | "public";
            /** @description Sensitive fields that fewer see. */
            fields?: components["schemas"]["FieldChanges"];
            /** @description Which authorities, where it is `named`. */
            named?: components["schemas"]["ReaderChange"][];
        };
        /** @description An account as it was at the time. */
        AuditAccount: {
            /**
             * Format: uuid
             * @description The authority it acted for; of a vendor's link, whose people made it.
             */
            authority?: string | null;
            /**
             * Format: uuid
             * @description The other system.
             */
            client?: string | null;
            /** @description `person`, `client`, `viewLink`, `answerLink`, `vendorLink`, `command` (of whoever runs the installation) or `unknown`. */
            kind: string;
            /**
             * Format: uuid
             * @description The person; of a view link, who made it.
             */
            person?: string | null;
            /** @description The person's roles. */
            roles?: string[] | null;
            /** @description The other system's scopes. */
            scopes?: string[] | null;
            /**
             * Format: uuid
             * @description The person's session.
             */
            session?: string | null;
            /**
             * Format: uuid
             * @description The link of a vendor.
             */
            vendorLink?: string | null;
            /**
             * Format: uuid
             * @description The view link.
             */
            viewLink?: string | null;
            /** @description The command. */
            words?: string | null;
        };
        /** @description Who did it, and from where. */
        AuditBy: {
            /** @description Which account. */
            account: components["schemas"]["AuditAccount"];
            /** @description The address that the request came from. */
            address: string | null;
            /**
             * Format: uuid
             * @description The request's id, as in `X-Request-Id`.
             */
            request: string | null;
        };
        /** @description A field before and after. */
        AuditChange: {
            /**
             * @description Its name.
             * @example term.end
             */
            field: string;
            /** @description What it was; null where there was nothing. */
            from: unknown;
            /** @description What it is since; null where it was taken away. */
            to: unknown;
        };
        /** @description How far the chain goes. Whoever keeps it can show later that nothing up to there was altered. */
        AuditCheckpoint: {
            /**
             * Format: uuid
             * @description Whose chain.
             */
            authority: string;
            /** @description That entry's hash. */
            hash: string;
            /**
             * Format: int64
             * @description Its last entry; 0 while there is none.
             */
            sequence: number;
        };
        /** @description One entry of the audit. */
        AuditEntry: {
            /**
             * @description What happened, as noun and participle.
             * @example record.seen
             */
            action: string;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /**
             * Format: uuid
             * @description Whose chain it is in.
             */
            authority: string;
            /** @description Who, and from where. */
            by: components["schemas"]["AuditBy"];
            /** @description What changed by it. */
            changes: components["schemas"]["AuditChange"][];
            /** @description SHA-256 of the entry without this field, as JSON with keys in order and no space between. */
            hash: string;
            /** @description The hash of the entry before, which is part of what this one's hash is taken of. */
            previous: string;
            /**
             * Format: int64
             * @description Its place in the chain, counted from 1 without gaps.
             */
            sequence: number;
            /** @description To what. */
            subject: components["schemas"]["AuditSubject"];
        };
        /** @description One page. */
        AuditList: {
            /** @description The rows. */
            items: components["schemas"]["AuditEntry"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description What an entry is about. */
        AuditSubject: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * @description A noun.
             * @example contract
             */
            kind: string;
        };
        /** @description An authority with what is counted of it. */
        Authority: {
            /**
             * @description Short code of a borough.
             * @example CMD
             */
            code: string | null;
            /**
             * Format: int64
             * @description Contracts on record.
             */
            contracts: number;
            /**
             * @description Office for National Statistics code, for maps and joins with other data.
             * @example E09000007
             */
            gss: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Every identifier seen in notices or known before. */
            identifiers: components["schemas"]["Identifier"][];
            /** @enum {string} */
            kind: "borough" | "partner" | "other";
            /** @description Whether it takes part in Muster. */
            member: boolean;
            /**
             * @description The name it is known by.
             * @example London Borough of Camden
             */
            name: string;
            /** @description Every spelling seen in notices. */
            names: string[];
            /**
             * Format: int64
             * @description Procurements on record.
             */
            procurements: number;
            /**
             * Format: int64
             * @description Of them, contracts of technology.
             */
            technologyContracts: number;
            /**
             * Format: int64
             * @description Changes with every change of the record.
             */
            version: number;
        };
        /** @description A group of authorities. */
        AuthorityGroup: {
            /** @description Who is in it, by name. */
            authorities: components["schemas"]["AuthorityRef"][];
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * @description What it is called.
             * @example South London
             */
            name: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updatedAt: string;
            /**
             * Format: int64
             * @description Changes with every change of it: the number in the `ETag`.
             */
            version: number;
        };
        /** @description One page. */
        AuthorityGroupList: {
            /** @description The rows. */
            items: components["schemas"]["AuthorityGroup"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description One page. */
        AuthorityList: {
            /** @description The rows. */
            items: components["schemas"]["Authority"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description An authority that is part of another. */
        AuthorityPart: {
            /** @description The authority at the other end. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description Why. */
            reason: string;
            /**
             * Format: date-time
             * @description Since when it is said.
             */
            since: string;
            /**
             * Format: date-time
             * @description Until when it was; null while it holds.
             */
            until: string | null;
        };
        /** @description What is part of an authority, and what it is part of. */
        AuthorityParts: {
            /** @description What it is part of, in the same way. */
            partOf: components["schemas"]["AuthorityPart"][];
            /** @description Its parts, those given up included, newest first. */
            parts: components["schemas"]["AuthorityPart"][];
        };
        /** @description An authority as other records name it. */
        AuthorityRef: {
            /**
             * @description Short code of a borough.
             * @example CMD
             */
            code: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Whether it takes part in Muster. */
            member: boolean;
            /**
             * @description The name it is known by.
             * @example London Borough of Camden
             */
            name: string;
        };
        /** @description How long something takes for purchases of a value. */
        Band: {
            /**
             * Format: int32
             * @description Days; 0 where it does not apply to such purchases.
             * @example 28
             */
            days: number;
            /**
             * Format: int32
             * @description For values over the whole term of up to so many pounds; null in the last band, for any value above.
             * @example 100000
             */
            upTo?: number | null;
        };
        /** @description Who may learn the band of a value that they may not see. */
        BandAudience: {
            /** @enum {string} */
            audience: "own" | "named" | "members" | "public";
            /** @description Which authorities, where it is `named`. */
            named: components["schemas"]["NamedReader"][];
        };
        /** @description Who may learn the band of a value that they may not see. */
        BandChange: {
            /** @enum {string} */
            audience: "own" | "named" | "members" | "public";
            /** @description Which authorities, where it is `named`. */
            named?: components["schemas"]["ReaderChange"][];
        };
        /** @description A second factor that was begun. */
        BegunSecondFactor: {
            /**
             * @description The same for a QR code.
             * @example otpauth://totp/Muster:approver%40camden.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Muster
             */
            address: string;
            /**
             * @description The secret in base32, for those who type it. Shown once.
             * @example GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ
             */
            secret: string;
        };
        /** @description Contracts and procurements of one borough. */
        BoroughCount: {
            /** @description Annual value of those contracts. */
            annualValue: components["schemas"]["Money"];
            /** @description Which. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * Format: int64
             * @description Live technology contracts.
             */
            contracts: number;
            /**
             * @description Its Office for National Statistics code, for maps.
             * @example E09000007
             */
            gss: string;
            /**
             * Format: int64
             * @description Open technology procurements.
             */
            procurements: number;
        };
        /** @description From when on a publisher is to be asked again. */
        CatchUp: {
            /**
             * Format: date
             * @description From which day on everything is asked for again; left out or null, only what is new, at once.
             */
            from?: string | null;
        };
        /** @description What becomes of a challenged fact. */
        ChallengeDecision: {
            /** @description Why; the vendor and members read it. */
            because: string;
            /** @description The fact as it is, where it is corrected. */
            corrected?: components["schemas"]["FactsSaid"];
            /** @enum {string} */
            outcome: "stands" | "corrected" | "removed";
        };
        /** @description Something changed. What it is now is to be had at its own address. */
        Change: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Whether you see no such thing, or no longer, as of now: take it out of a mirror. */
            gone: boolean;
            /**
             * Format: uuid
             * @description Its id; of the opportunity, for a stance.
             */
            id: string;
            /** @enum {string} */
            kind: "contract" | "procurement" | "opportunity" | "stance" | "vendor" | "authority" | "pilot" | "system" | "review";
        };
        /** @description Who did something. */
        ChangedBy: {
            /**
             * Format: uuid
             * @description The person or other system.
             */
            id: string;
            /** @description Its name, as it was then. */
            name: string;
        };
        /** @description How one hears of something that one follows; what is left out stays. */
        ChangeFollow: {
            /** @enum {string} */
            cadence?: "now" | "daily" | "weekly";
            /** @enum {string} */
            channel?: "mail" | "teams";
        };
        /** @description How one wants to hear of things. */
        ChangeFollowSettings: {
            /** @description The weekly digest. */
            digest?: boolean | null;
            ends?: components["schemas"]["Ends"] | null;
            /** @description Nothing at all is sent for now. */
            paused?: boolean | null;
            /**
             * @description The address of a workflow of one's own in Teams; an empty text takes it away.
             * @example https://prod-12.uksouth.logic.azure.com/workflows/…
             */
            teamsAddress?: string | null;
            /** @description What waits for one, at once. */
            waiting?: boolean | null;
        };
        /** @description What changes of a group; what is left out stays. */
        ChangeGroup: {
            /** @description Who is in it, in place of those there were. */
            authorities?: string[] | null;
            /** @description What to call it. */
            name?: string | null;
        };
        /** @description Changes in the order in which they were made. */
        ChangePage: {
            /** @description The changes. */
            items: components["schemas"]["Change"][];
            /** @description Whether there is more by now. Where there is not, ask again after a while. */
            more: boolean;
            /** @description Where to go on: `since` of the next request, whether there is more by now or not. */
            next: string;
        };
        /** @description A new password. */
        ChangePassword: {
            /** @description The password so far. */
            current: string;
            /** @description The new one: 12 to 200 letters. Three words that do not belong together do well. */
            new: string;
        };
        /** @description What changes of somebody; what is left out stays. */
        ChangePerson: {
            /** @description What they are called. */
            name?: string | null;
            roles?: ("reader" | "contributor" | "approver" | "administrator" | "convenor" | "operator")[];
            /**
             * @description `false` takes the second factor away from somebody who lost it with all recovery codes. Only
             *     they themselves can begin a new one.
             */
            secondFactor?: boolean | null;
            /** @description `true` keeps them from signing in and ends their sessions; `false` lets them in again. */
            suspended?: boolean | null;
        };
        /** @description What changes of a unit price, as a merge patch: what is left out stays. */
        ChangePrice: {
            /** @enum {string} */
            audience?: "own" | "members" | "public";
            /** @description Whether it counts in the bands that others see. */
            compared?: boolean | null;
            /**
             * Format: uuid
             * @description The contract of one's own authority that says so; null where none does.
             */
            contract?: string | null;
            /** @description What is included in it. */
            included?: string | null;
            /** @description Whether a non-disclosure agreement covers it. */
            nda?: boolean | null;
            /**
             * Format: date
             * @description The day from which the price held.
             */
            on?: string | null;
            price?: components["schemas"]["UnitPrice"] | null;
            /** @description The product that it is for; null where it is for none with a name. */
            product?: string | null;
            /**
             * Format: int32
             * @description How many units.
             */
            quantity?: number | null;
            /** @enum {string} */
            unit?: "user" | "licence" | "device" | "property" | "transaction" | "site" | "day" | "system";
            /**
             * Format: uuid
             * @description The vendor that is paid, by its id.
             */
            vendor?: string;
        };
        /** @description Where an authority is to hear of things together. */
        ChangeTeamsChannel: {
            /**
             * @description The address of its workflow.
             * @example https://prod-12.uksouth.logic.azure.com/workflows/…
             */
            address: string;
        };
        /** @description What changes of a view; what is left out stays. */
        ChangeView: {
            /** @enum {string} */
            audience?: "me" | "authority" | "group" | "members";
            /**
             * Format: uuid
             * @description Which group, where that is the audience.
             */
            group?: string | null;
            /** @description What to call it. */
            name?: string | null;
            /** @description The list's query parameters. */
            query?: string | null;
        };
        /** @description What is changed of a link: a field left out stays. */
        ChangeViewLink: {
            /** @description What it is for. */
            name?: string | null;
            /**
             * Format: date
             * @description The last day on which it is good; null takes it away.
             */
            until?: string | null;
        };
        /** @description A sensitive field that was cleared in spite of an NDA. */
        Clearance: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @enum {string} */
            audience: "own" | "named" | "members" | "public";
            /** @description Who decided. */
            by: string;
            /**
             * @description Whether sections 93 and 94 of the Procurement Act 2023 and the Freedom of Information Act 2000
             *     were considered.
             */
            disclosureConsidered: boolean;
            /** @enum {string} */
            field: "value" | "notes" | "contact";
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Whether the agreement itself was read. */
            ndaChecked: boolean;
            /** @description Why. */
            reason: string;
            /** @description Whether the supplier agreed. */
            supplierConsent: boolean;
            /**
             * Format: date
             * @description The last day on which it holds.
             */
            until: string | null;
        };
        /** @description Another system of the authority. */
        Client: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Who made it.
             */
            createdBy: string | null;
            /**
             * Format: uuid
             * @description Its id, which is also its `client_id`.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it last got an access token; null while it never did.
             */
            lastUsedAt: string | null;
            /**
             * @description What people call it.
             * @example Contracts warehouse
             */
            name: string;
            /**
             * Format: date-time
             * @description Until when the secret before this one still holds; null where none does.
             */
            oldSecretUntil: string | null;
            /**
             * Format: date-time
             * @description When it was revoked; null while it is good.
             */
            revokedAt: string | null;
            scopes: ("contracts:read" | "contracts:write" | "procurements:read" | "procurements:write" | "opportunities:read" | "register:read" | "reviews:read" | "prices:read" | "prices:write" | "audit:read")[];
        };
        /** @description One page. */
        ClientList: {
            /** @description The rows. */
            items: components["schemas"]["Client"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description A client with a secret, which is said this once and never again. */
        ClientWithSecret: {
            /** @description The client. */
            client: components["schemas"]["Client"];
            /** @description Its `client_secret`: keep it where the other system keeps its secrets. */
            secret: string;
        };
        /** @description Somebody of one's own authority. */
        Colleague: {
            /**
             * Format: uuid
             * @description Their id.
             */
            id: string;
            /**
             * @description What they are called.
             * @example Rani Patel
             */
            name: string;
        };
        /**
         * @description How complete and fresh an authority's register is: of its technology contracts that run, or may,
         *     those of its parts included.
         */
        Completeness: {
            /** @description Which authority. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * Format: int64
             * @description How many such contracts there are.
             */
            contracts: number;
            /** @description Their ends. */
            end: components["schemas"]["Shares"];
            /**
             * Format: int64
             * @description How many somebody or some notice vouched for within the last year.
             */
            fresh: number;
            gained: components["schemas"]["Gained"] | null;
            /**
             * Format: int64
             * @description How many nobody did.
             */
            stale: number;
            /** @description Their values. */
            value: components["schemas"]["Shares"];
        };
        /** @description How far London depends on few vendors. */
        Concentration: {
            /** @description Each service area, the most concentrated first. */
            areas: components["schemas"]["Market"][];
            /** @description All service areas together. */
            london: components["schemas"]["Market"];
        };
        /** @description Which fields to confirm. */
        Confirmation: {
            /**
             * @description Field paths, as `term.end`; left out or null: every field that is known and that no question
             *     is open about.
             */
            fields?: string[] | null;
        };
        /** @description One record to confirm. */
        ConfirmationOf: {
            /**
             * @description Field paths, as `term.end`; left out or null: every field that is known and that no question
             *     is open about.
             */
            fields?: string[] | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @enum {string} */
            kind: "contract" | "procurement";
            /**
             * Format: int64
             * @description The version that was looked at.
             */
            version: number;
        };
        /** @description What became of one record. */
        ConfirmationResult: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @enum {string} */
            kind: "contract" | "procurement";
            problem: components["schemas"]["Problem"] | null;
            /**
             * Format: int64
             * @description Its version now; null where it was not confirmed.
             */
            version: number | null;
        };
        /** @description What became of each record. */
        ConfirmationResults: {
            /** @description One for each, in the order asked. */
            results: components["schemas"]["ConfirmationResult"][];
        };
        /** @description Records to confirm at once. */
        Confirmations: {
            /** @description Which, each with the version that was looked at. */
            records: components["schemas"]["ConfirmationOf"][];
        };
        /** @description A code of the second factor. */
        ConfirmSecondFactor: {
            /**
             * @description Six digits of the authenticator app.
             * @example 287082
             */
            code: string;
        };
        /** @description A contract in an authority's register. */
        Contract: components["schemas"]["ContractSaid"] & {
            /** @description Who holds it. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description Which award of that process. */
            award: string;
            /** @description CPV codes as published, the main one first. */
            cpv: components["schemas"]["Cpv"][];
            /** @description Whether it was invented for demonstration. */
            demonstration: boolean;
            /** @description Description, as published. */
            description: string | null;
            /** @description Where each fact comes from, by field path (`term.maxEnd`). */
            facts: {
                [key: string]: components["schemas"]["Fact"];
            };
            /**
             * Format: date-time
             * @description When its first notice was published.
             */
            firstPublishedAt: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Whether it runs, or will run, today: not terminated or cancelled, and its last known day not past. */
            live: boolean;
            /**
             * @description The process it came from: the OCID, or for an export the buyer's reference.
             * @example ocds-h6vhtk-05d1f9
             */
            process: string;
            /**
             * Format: uuid
             * @description The procurement that led to it.
             */
            procurement: string | null;
            serviceArea: components["schemas"]["ServiceArea"] | null;
            /**
             * Format: date
             * @description When it was signed.
             */
            signedOn: string | null;
            /** @enum {string} */
            status: "pending" | "active" | "terminated" | "cancelled";
            /** @description Whether it buys technology. */
            technology: boolean;
            /** @description How long. */
            term: components["schemas"]["Term"];
            /**
             * @description Title, as published.
             * @example Housing management system
             */
            title: string;
            /** @description For how much. */
            value: components["schemas"]["TermValue"];
            /** @description With whom, in published order: a framework can have many. */
            vendors: components["schemas"]["VendorRef"][];
            /**
             * Format: int64
             * @description Changes with every change of the record.
             */
            version: number;
            /**
             * Format: date-time
             * @description When somebody or some notice last vouched for it.
             */
            vouchedAt: string | null;
        };
        /** @description A contract with the notices that tell of it. */
        ContractDetail: components["schemas"]["Contract"] & {
            /** @description The notices of its process, newest first. */
            notices: components["schemas"]["NoticeRef"][];
            record: components["schemas"]["RecordBlock"] | null;
        };
        /** @description One page. */
        ContractList: {
            /** @description The rows. */
            items: components["schemas"]["Contract"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /**
         * @description What an authority says of a contract of its own, as a merge patch (RFC 7396): what is left out
         *     stays, null takes back what was said.
         */
        ContractPatch: {
            /** @description Whom to ask. Sensitive: can have an audience of its own. */
            contact?: string | null;
            /**
             * @description Codes of the Common Procurement Vocabulary, the main one first.
             * @example [
             *       "48000000"
             *     ]
             */
            cpv?: string[] | null;
            /**
             * @description Which department (directorate, service) is responsible for it.
             * @example Housing
             */
            department?: string | null;
            /** @description Description. */
            description?: string | null;
            /** @description The steps by which it can be extended, in order. */
            extensionOptions?: components["schemas"]["ExtensionOptionSaid"][] | null;
            irrecoverableVat?: components["schemas"]["MoneySaid"] | null;
            /** @description Whether it is a light touch contract (Procurement Act 2023, section 9). */
            lightTouch?: boolean | null;
            /** @description Notes. Sensitive: can have an audience of their own. */
            notes?: string | null;
            /**
             * Format: int32
             * @description Days of notice that end it.
             */
            noticePeriodDays?: number | null;
            /** @enum {string|null} */
            procedure?: "open" | "competitiveFlexible" | "publishedTender" | "quotation" | "framework" | "directAward" | null;
            /**
             * @description The authority's own reference of it, as its contract register has it: no other live record of the kind
             *     has the same.
             * @example P/2023/014
             */
            reference?: string | null;
            /** @enum {string|null} */
            renewal?: "willRenew" | "willNotRenew" | "undecided" | null;
            /** @description Who in the authority looks after it. */
            responsible?: string | null;
            /**
             * Format: date
             * @description When it is reviewed.
             */
            reviewOn?: string | null;
            /**
             * @description For which service area: its code.
             * @example housing-management
             */
            serviceArea?: string | null;
            /**
             * Format: date
             * @description When it was signed.
             */
            signedOn?: string | null;
            /** @enum {string|null} */
            status?: "pending" | "active" | "terminated" | "cancelled" | null;
            /** @description Whether the supplier is a small or medium-sized enterprise. */
            supplierSme?: boolean | null;
            /** @description Whether the supplier is a voluntary, community or social enterprise. */
            supplierVcse?: boolean | null;
            /** @description Whether it buys technology. */
            technology?: boolean | null;
            term?: components["schemas"]["TermSaid"] | null;
            /** @description Title. */
            title?: string | null;
            value?: components["schemas"]["ValueSaid"] | null;
            /** @description With whom: ids of vendors, in order. */
            vendors?: string[] | null;
        };
        /** @description What the authority that holds it says of a contract besides. */
        ContractSaid: components["schemas"]["RecordSaid"] & {
            /** @description The steps by which it can be extended, in order. */
            extensionOptions: components["schemas"]["ExtensionOption"][];
            irrecoverableVat: components["schemas"]["Money"] | null;
            /**
             * Format: int32
             * @description Days of notice that end it.
             */
            noticePeriodDays: number | null;
            /** @enum {string|null} */
            renewal: "willRenew" | "willNotRenew" | "undecided" | null;
            /**
             * Format: date
             * @description When it is reviewed.
             */
            reviewOn: string | null;
            /** @description Whether the authority says that the supplier is a small or medium-sized enterprise. */
            supplierSme: boolean | null;
            /** @description Whether it says that the supplier is a voluntary, community or social enterprise. */
            supplierVcse: boolean | null;
        };
        /**
         * @description What another system says of a contract of its authority: what is left out stays, null takes back what was
         *     said. One that is not known yet needs its title.
         */
        ContractUpsert: {
            /** @description Whom to ask. Sensitive: can have an audience of its own. */
            contact?: string | null;
            /**
             * @description Codes of the Common Procurement Vocabulary, the main one first.
             * @example [
             *       "48000000"
             *     ]
             */
            cpv?: string[] | null;
            /**
             * @description Which department (directorate, service) is responsible for it.
             * @example Housing
             */
            department?: string | null;
            /** @description Description. */
            description?: string | null;
            /** @description The steps by which it can be extended, in order. */
            extensionOptions?: components["schemas"]["ExtensionOptionSaid"][] | null;
            irrecoverableVat?: components["schemas"]["MoneySaid"] | null;
            /** @description Whether it is a light touch contract (Procurement Act 2023, section 9). */
            lightTouch?: boolean | null;
            /** @description Notes. Sensitive: can have an audience of their own. */
            notes?: string | null;
            /**
             * Format: int32
             * @description Days of notice that end it.
             */
            noticePeriodDays?: number | null;
            /** @enum {string|null} */
            procedure?: "open" | "competitiveFlexible" | "publishedTender" | "quotation" | "framework" | "directAward" | null;
            /**
             * @description The authority's own reference of it, as its contract register has it: no other live record of the kind
             *     has the same.
             * @example P/2023/014
             */
            reference?: string | null;
            /** @enum {string|null} */
            renewal?: "willRenew" | "willNotRenew" | "undecided" | null;
            /** @description Who in the authority looks after it. */
            responsible?: string | null;
            /**
             * Format: date
             * @description When it is reviewed.
             */
            reviewOn?: string | null;
            /**
             * @description For which service area: its code.
             * @example housing-management
             */
            serviceArea?: string | null;
            /**
             * Format: date
             * @description When it was signed.
             */
            signedOn?: string | null;
            /** @enum {string|null} */
            status?: "pending" | "active" | "terminated" | "cancelled" | null;
            /** @description Whether the supplier is a small or medium-sized enterprise. */
            supplierSme?: boolean | null;
            /** @description Whether the supplier is a voluntary, community or social enterprise. */
            supplierVcse?: boolean | null;
            /** @description Whether it buys technology. */
            technology?: boolean | null;
            term?: components["schemas"]["TermSaid"] | null;
            /** @description Title. */
            title?: string | null;
            value?: components["schemas"]["ValueSaid"] | null;
            /** @description With whom, in order. */
            vendors?: components["schemas"]["VendorSaid"][] | null;
        };
        /** @description A code of the Common Procurement Vocabulary. */
        Cpv: {
            /**
             * @description Eight digits.
             * @example 48000000
             */
            code: string;
            /**
             * @description What the vocabulary of 2008 calls it; null for a code that is not in it.
             * @example Software package and information systems
             */
            description: string | null;
        };
        /** @description A message that was sent or is to be. */
        Delivery: {
            /**
             * Format: date-time
             * @description When it changed.
             */
            at: string;
            /**
             * Format: int32
             * @description How often it was tried.
             */
            attempts: number;
            /**
             * Format: uuid
             * @description Its id, which is the header `webhook-id` however often it is sent.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it is tried next.
             */
            nextTryAt: string | null;
            /**
             * Format: uuid
             * @description The id of what changed; null for a test.
             */
            record: string | null;
            /** @description The beginning of the last answer, or why there was none. */
            said: string | null;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed" | "withheld";
            /**
             * Format: int32
             * @description The HTTP status of the last answer.
             */
            status: number | null;
            /**
             * Format: date-time
             * @description When it was last tried.
             */
            triedAt: string | null;
            /**
             * @description Its type, as `contract.changed`; `webhook.test` for a test. Whether `changed` or `gone` is seen when it is
             *     sent.
             * @example contract.changed
             */
            type: string;
        };
        /** @description One page. */
        DeliveryList: {
            /** @description The rows. */
            items: components["schemas"]["Delivery"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description An invented account that anybody may try. */
        DemonstrationAccount: {
            /**
             * @description The name to sign in with.
             * @example approver@camden.example
             */
            name: string;
            /** @description The password. */
            password: string;
            /**
             * @description Who they are, in a few words.
             * @example Camden: decides who sees them
             */
            who: string;
        };
        /**
         * @description What an authority's people should look at next, the most urgent of each kind first, at most 20;
         *     nothing for an authority that does not take part.
         */
        Desk: {
            /** @description Contracts that end inside their commit dates. */
            ending: components["schemas"]["EndingContract"][];
            /** @description Opportunities that it could take part in and has said nothing to. */
            opportunities: components["schemas"]["OpenOpportunity"][];
            /** @description Questions to one and by one that wait for one's own word: to answer, or to say whether an answer helped. */
            peers: components["schemas"]["PeerQuestions"];
            /** @description Pilots of its own that somebody should say a word about, the one that has waited longest first. */
            pilots: components["schemas"]["QuietPilot"][];
            /** @description Where newer notices disagree with what it said, newest first. */
            questions: components["schemas"]["RecordQuestion"][];
            /** @description Contracts that nobody vouched for in the last year. */
            stale: components["schemas"]["StaleContract"][];
            /** @description What others say to opportunities that concern it, newest first. */
            stances: components["schemas"]["HeardStance"][];
        };
        /** @description What an item is about. */
        DeskSubject: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What to call it. */
            title: string;
        };
        /** @description A duty that an officer said is done. */
        Discharge: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Who said so. */
            by: string;
            /** @description `authority`, `contract` or `procurement`. */
            concern: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @enum {string} */
            kind: "register" | "pipeline" | "planned" | "details" | "copy" | "performance" | "change" | "termination";
            /** @description Which occurrence. */
            occurrence: string;
            /**
             * Format: uuid
             * @description The record it is about; null where that is the authority.
             */
            record: string | null;
            /** @description The notice's reference, or why nothing had to be published. */
            reference: string;
        };
        /** @description What an authority must publish. */
        Duties: {
            /** @description What officers said is done, the last one first. */
            done: components["schemas"]["Discharge"][];
            /** @description What is to do within a year, the most urgent first. */
            items: components["schemas"]["Duty"][];
            /** @description What the authority says of itself. */
            settings: components["schemas"]["DutySettings"];
        };
        /** @description What must be published of one contract. */
        DutiesOfContract: {
            /** @description What is to do within a year, the most urgent first. */
            items: components["schemas"]["Duty"][];
        };
        /** @description Something to publish. */
        Duty: {
            /** @description What is judgement, or depends on what Muster does not know. */
            check: string | null;
            /**
             * @description `authority`, `contract` or `procurement`.
             * @example contract
             */
            concern: string;
            /**
             * Format: date
             * @description The last day to do it; null where that cannot be told.
             */
            due: string | null;
            /** @enum {string} */
            kind: "register" | "pipeline" | "planned" | "details" | "copy" | "performance" | "change" | "termination";
            /** @description Fields of the record to say first. */
            missing: string[];
            /**
             * @description The code of the notice that discharges it; null for the contracts register and copies of contracts.
             * @example UK7
             */
            notice: string | null;
            /**
             * @description Which occurrence of it: a discharge names it.
             * @example 2026-Q3
             */
            occurrence: string;
            /** @description Whether nothing must be done: it pays, or is due only if something is decided. */
            optional: boolean;
            /**
             * Format: uuid
             * @description The record it is about; null where that is the authority.
             */
            record: string | null;
            /** @description Where the rule stands. */
            source: string;
            /** @description The record's title, or the quarter or year. */
            title: string;
            /**
             * @description `overdue`, `soon` (within 30 days), `later` or `undated`.
             * @example soon
             */
            urgency: string;
            /** @description Why, in plain words. */
            why: string;
        };
        /** @description What an authority says of itself that its duties depend on. */
        DutySettings: {
            /**
             * @description Whether it will pay more than £100 million under contracts in the financial year (Procurement Act
             *     2023, section 93); null where it does not say.
             */
            above100Million?: boolean | null;
        };
        /** @description A contract that ends inside its commit dates. To do: decide what follows it. */
        EndingContract: {
            annualValue: components["schemas"]["Money"] | null;
            /** @description Whose: the authority, or a part of it. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description The contract. */
            contract: components["schemas"]["DeskSubject"];
            /**
             * Format: date
             * @description Its last day without any extension.
             */
            end: string;
            /**
             * Format: date
             * @description The day by which what follows it must be decided.
             */
            latestCommit: string;
            /**
             * Format: date
             * @description Its last day with all extensions used.
             */
            maxEnd: string | null;
            /** @description With whom. */
            vendors: components["schemas"]["VendorRef"][];
        };
        /** @description A system whose contract ends. */
        EndingSystem: {
            /** @description Who uses it. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * Format: date
             * @description When the contract that pays ends, without extensions.
             */
            end: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: date
             * @description With all of them.
             */
            maxEnd: string | null;
            /** @description What to call it. */
            name: string;
        };
        /** @description The ends of one's authority's contracts. */
        Ends: {
            /** @enum {string} */
            cadence: "now" | "daily" | "weekly";
            /** @enum {string} */
            channel: "mail" | "teams";
            /**
             * @description So many months before, out of 36, 24, 18, 12, 9, 6, 3 and 1; none: not at all.
             * @example [
             *       24,
             *       18,
             *       12,
             *       6
             *     ]
             */
            months: number[];
        };
        /** @description Who evaluates the offers of a procurement. */
        Evaluation: {
            /** @description Whom to choose from: the people of the authority. */
            colleagues: components["schemas"]["Colleague"][];
            /** @description Who judges. */
            people: components["schemas"]["Colleague"][];
            /**
             * Format: date
             * @description The last day; null where none is declared.
             */
            until: string | null;
            /** @description Whose offers. */
            vendors: components["schemas"]["VendorRef"][];
        };
        /** @description An evaluation that is declared. */
        EvaluationSaid: {
            /** @description Who judges: people of your authority. */
            people: string[];
            /**
             * Format: date
             * @description The last day, which is included: a year from today at most.
             */
            until: string;
            /** @description Whose offers. */
            vendors: string[];
        };
        /** @description A step by which a contract can be extended. */
        ExtensionOption: {
            /**
             * Format: int32
             * @description By how many months.
             */
            months: number;
            /**
             * Format: int32
             * @description How many days before the end it must be taken up; null where that is not agreed.
             */
            noticeDays: number | null;
        };
        /** @description A step by which a contract can be extended. */
        ExtensionOptionSaid: {
            /**
             * Format: int32
             * @description By how many months.
             */
            months: number;
            /**
             * Format: int32
             * @description How many days before the end it must be taken up.
             */
            noticeDays?: number | null;
        };
        /** @description Where one fact of a record comes from. */
        Fact: {
            /**
             * Format: date-time
             * @description When an officer said so.
             */
            confirmedAt: string | null;
            /** @description Who said so: told to their own authority, where one record is asked for. */
            confirmedBy: string | null;
            /**
             * Format: uuid
             * @description The notice it was read in.
             */
            notice: string | null;
            /**
             * @description Where in that notice: a JSON pointer, or row and column of an export.
             * @example /awards/0/contractPeriod/maxExtentDate
             */
            pointer: string | null;
            /** @description Why it follows from them. */
            reason: string | null;
            /** @enum {string} */
            state: "published" | "inferred" | "claimed" | "confirmed";
            /**
             * @description The words it was worked out from, as published.
             * @example 2 x 12 months
             */
            words: string | null;
        };
        /** @description Facts beside the opinions: null takes one away, one that is left out stays. */
        FactsSaid: {
            /**
             * @description Whether the authority would buy again.
             * @default null
             */
            buyAgain: boolean | null;
            /**
             * Format: int32
             * @description How many changes were asked for and paid.
             * @default null
             */
            changeRequests: number | null;
            /** @enum {string|null} */
            finalCost?: "under-100k" | "100k-250k" | "250k-500k" | "500k-1m" | "1m-2.5m" | "2.5m-5m" | "5m-10m" | "10m-25m" | "over-25m" | null;
            /** @enum {string|null} */
            plannedCost?: "under-100k" | "100k-250k" | "250k-500k" | "500k-1m" | "1m-2.5m" | "2.5m-5m" | "5m-10m" | "10m-25m" | "over-25m" | null;
            /**
             * Format: date
             * @description The go-live that was planned.
             * @default null
             */
            plannedGoLive: string | null;
            /**
             * Format: date
             * @description The go-live as it was.
             * @default null
             */
            realGoLive: string | null;
            /**
             * @description Whether service credits were claimed.
             * @default null
             */
            serviceCredits: boolean | null;
        };
        /** @description Who may see a sensitive field, where that is fewer than see the record. */
        FieldAudience: {
            /** @enum {string} */
            audience: "own" | "named" | "members" | "public";
            band: components["schemas"]["BandAudience"] | null;
            /** @description Which authorities, where it is `named`. */
            named: components["schemas"]["NamedReader"][];
        };
        /** @description Who sees sensitive fields unless somebody says otherwise; null where it is the same as of the rest. */
        FieldAudiences: {
            /** @enum {string|null} */
            contact?: "own" | "members" | "public" | null;
            /** @enum {string|null} */
            notes?: "own" | "members" | "public" | null;
            /** @enum {string|null} */
            value?: "own" | "members" | "public" | null;
        };
        /** @description Sensitive fields with an audience of their own; null where it is the record's. */
        FieldAudiencesOfRecord: {
            contact: components["schemas"]["FieldAudience"] | null;
            notes: components["schemas"]["FieldAudience"] | null;
            value: components["schemas"]["FieldAudience"] | null;
        };
        /** @description Who may see a sensitive field. */
        FieldChange: {
            /** @enum {string} */
            audience: "own" | "named" | "members" | "public";
            band?: components["schemas"]["BandChange"] | null;
            /** @description Which authorities, where it is `named`. */
            named?: components["schemas"]["ReaderChange"][];
        };
        /** @description Sensitive fields with an audience of their own; those left out have the record's. */
        FieldChanges: {
            /** @default null */
            contact: components["schemas"]["FieldChange"] | null;
            /** @default null */
            notes: components["schemas"]["FieldChange"] | null;
            /** @default null */
            value: components["schemas"]["FieldChange"] | null;
        };
        /** @description Something that one follows. */
        Follow: {
            /** @enum {string} */
            cadence: "now" | "daily" | "weekly";
            /** @enum {string} */
            channel: "mail" | "teams";
            /**
             * Format: date-time
             * @description Since when.
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @enum {string} */
            kind: "view" | "contract" | "procurement" | "opportunity" | "vendor";
            /**
             * Format: uuid
             * @description Which.
             */
            subject: string;
            /**
             * @description What it is called; null where one sees it no more.
             * @example Housing, ending by March 2028
             */
            title: string | null;
            /**
             * Format: int64
             * @description Changes with every change of it: the number in the `ETag`.
             */
            version: number;
        };
        /** @description One page. */
        FollowList: {
            /** @description The rows. */
            items: components["schemas"]["Follow"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description How one hears of things. */
        FollowSettings: {
            /** @description The weekly digest. */
            digest: boolean;
            /** @description The ends of one's authority's contracts. */
            ends: components["schemas"]["Ends"];
            lastTest: components["schemas"]["TestOutcome"] | null;
            /** @description Mail. */
            mail: components["schemas"]["Way"];
            /** @description Nothing at all is sent for now. */
            paused: boolean;
            /** @description Microsoft Teams. */
            teams: components["schemas"]["Way"];
            /**
             * Format: int64
             * @description Changes with every change of them: the number in the `ETag`.
             */
            version: number;
            /** @description What waits for one, at once: questions to one as a peer, answers to one's own, reviews to approve or moderate. */
            waiting: boolean;
        };
        /** @description The record that a review rests on. */
        FoundationSaid: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @enum {string} */
            kind: "contract" | "system" | "pilot";
        };
        /** @description What others gained from an authority's records. */
        Gained: {
            /**
             * Format: int64
             * @description Other members that could take part in them.
             */
            members: number;
            /**
             * Format: int64
             * @description Opportunities that it could take part in with at least one other.
             */
            opportunities: number;
            /**
             * Format: int64
             * @description Stances that other authorities hold on them now.
             */
            stances: number;
        };
        /** @description A gate that a purchase passes, and how long it takes. */
        Gate: {
            /** @description By value, the smallest first; the last band is for any value above. */
            durations: components["schemas"]["Band"][];
            /** @enum {string} */
            kind: "spendControl" | "procurementBoard" | "cabinetForwardPlan" | "standstill" | "other";
            /** @description What the authority calls it; needed for a gate of the kind `other`. */
            name?: string | null;
        };
        /** @description How an authority decides. */
        Governance: {
            /** @description Which authority. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description Whether it described anything; else the lead time is the one that all have who did not. */
            described: boolean;
            /** @description The gates, in the order they are passed. */
            gates: components["schemas"]["Gate"][];
            /** @description Days from the decision to go-live, by value: the sum of the gates and the tender. */
            leadTime: components["schemas"]["Band"][];
            /** @description How long a tender takes, by value. */
            tender: components["schemas"]["Band"][];
            /**
             * Format: date-time
             * @description When it was last described.
             */
            updatedAt: string | null;
            /**
             * Format: int64
             * @description Changes with every description; 0 before the first. `If-Match` of a change names it.
             */
            version: number;
        };
        /** @description What an authority describes. */
        GovernanceChange: {
            /** @description The gates, in the order they are passed. */
            gates: components["schemas"]["Gate"][];
            /** @description How long a tender takes, by value. */
            tender: components["schemas"]["Band"][];
        };
        /** @description What another authority says to an opportunity that concerns this one. To do: look at it. */
        HeardStance: components["schemas"]["Stance"] & {
            /** @description To which opportunity. */
            opportunity: components["schemas"]["DeskSubject"];
        };
        /** @description One hit. */
        Hit: {
            /**
             * Format: uuid
             * @description The record's id.
             */
            id: string;
            /** @enum {string} */
            kind: "contract" | "procurement" | "vendor" | "authority" | "opportunity" | "pilot" | "product";
            /** @description A piece of its text, cut where matches begin and end; null where the title says it all. */
            snippet: components["schemas"]["Segment"][] | null;
            /** @description A second line: authority and vendor of a contract, for instance. */
            subtitle: string | null;
            /** @description The record's title or name. */
            title: string;
        };
        /** @description An identifier in a public register. */
        Identifier: {
            /**
             * @description The id in that register.
             * @example 02706402
             */
            id: string;
            /**
             * @description The register.
             * @example GB-COH
             */
            scheme: string;
        };
        /** @description One run of an import. */
        Import: {
            /**
             * Format: int64
             * @description Contracts written or found unchanged.
             */
            contracts: number;
            /** @description Whether it brought notices invented for demonstration. */
            demonstration: boolean;
            /** @description What it was given: names of files and folders. */
            files: string;
            /**
             * Format: date-time
             * @description When it ended; null while it runs or if it was cut off.
             */
            finishedAt: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: int64
             * @description Of them, new.
             */
            newNotices: number;
            /**
             * Format: int64
             * @description Notices read.
             */
            notices: number;
            /**
             * Format: int64
             * @description Problems reported.
             */
            problems: number;
            /**
             * Format: int64
             * @description Procurements written or found unchanged.
             */
            procurements: number;
            /** @enum {string|null} */
            source: "find-a-tender" | "contracts-finder" | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            startedAt: string;
        };
        /** @description One page. */
        ImportList: {
            /** @description The rows. */
            items: components["schemas"]["Import"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description Something that an import could not read. */
        ImportProblem: {
            /** @description The file's name. */
            file: string;
            /** @description What is wrong, in plain English. */
            message: string;
            /**
             * @description Where: a JSON pointer, or row and column.
             * @example /awards/0/value/amount
             */
            pointer: string;
            /** @description The release's id. */
            release: string | null;
        };
        /** @description One page. */
        ImportProblemList: {
            /** @description The rows. */
            items: components["schemas"]["ImportProblem"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description An open link. */
        Invitation: {
            /** @description Whose people they belong to. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * @description The name they will sign in with.
             * @example approver@camden.example
             */
            email: string;
            /**
             * @description What they are called.
             * @example Rani Patel
             */
            name: string;
            /** @enum {string} */
            purpose: "invite" | "reset";
        };
        /** @description Somebody who was invited. */
        Invited: {
            /**
             * @description The path of the link to send them, good for a week, once. It is shown this once, and only where it was
             *     not mailed to them.
             * @example /join/Zm9yIHRoZSBleGFtcGxl
             */
            invitation: string | null;
            /** @description Who. */
            person: components["schemas"]["Person"];
            /** @description Why it was not mailed, where this installation sends mail. */
            unmailed: string | null;
        };
        /** @description Somebody to invite. */
        InvitePerson: {
            /**
             * Format: email
             * @description Their address at work, by which they sign in.
             * @example approver@camden.example
             */
            email: string;
            /**
             * @description What they are called.
             * @example Rani Patel
             */
            name: string;
            roles: ("reader" | "contributor" | "approver" | "administrator" | "convenor" | "operator")[];
        };
        /** @description What is typical of the volume of all whose contracts end in one year. */
        JointVolume: {
            /** @description How many authorities have contracts with the vendor that end then. */
            authorities: number;
            /** @description The band for it. */
            band: components["schemas"]["PriceBand"];
            /**
             * Format: int32
             * @description The units of all of them, if each bought as many as one's own authority.
             */
            quantity: number;
            /**
             * @description The same for people.
             * @example With the volume of the four who renew in 2027 the band below is typical.
             */
            words: string;
            /**
             * Format: int32
             * @description The year.
             * @example 2027
             */
            year: number;
        };
        /** @description The matrix of boroughs and service areas. */
        Landscape: {
            /** @description The service areas, in the order of the list. */
            areas: components["schemas"]["AreaAcross"][];
            /** @description The boroughs, by name. */
            authorities: components["schemas"]["AuthorityRef"][];
            /** @description What is used where; a borough and area without a cell is a gap. */
            cells: components["schemas"]["LandscapeCell"][];
        };
        /** @description What one authority uses for one service area. */
        LandscapeCell: {
            /**
             * Format: uuid
             * @description The authority's id.
             */
            authority: string;
            /** @description The service area's code. */
            serviceArea: string;
            /** @description What it uses. */
            systems: components["schemas"]["PlacedSystem"][];
        };
        /** @description What came of one line. */
        LineResult: {
            /**
             * Format: uuid
             * @description The record.
             */
            id: string | null;
            /**
             * Format: int64
             * @description Which line, from 1.
             */
            line: number;
            problem: components["schemas"]["Problem"] | null;
            /** @description The reference in it, where it could be read. */
            reference: string | null;
            /**
             * Format: int32
             * @description As the status of a request of its own: 201 made, 200 changed, 204 so already; 424 where it was in order
             *     and nothing was taken because of others.
             */
            status: number;
        };
        /** @description Who made a link. */
        LinkPerson: {
            /**
             * Format: uuid
             * @description Their id.
             */
            id: string;
            /**
             * @description What they are called.
             * @example Rani Patel
             */
            name: string;
        };
        /** @description A market: who has how much of it. */
        Market: {
            /**
             * Format: int32
             * @description Live contracts of technology; one with several vendors counts once for each.
             */
            contracts: number;
            /** @enum {string|null} */
            degree: "open" | "concentrated" | "highlyConcentrated" | null;
            /**
             * Format: int32
             * @description The Herfindahl–Hirschman index by number of contracts, up to 10,000; null where there is none.
             */
            indexByContracts: number | null;
            /**
             * Format: int32
             * @description The same by annual value; null where no value may be seen.
             */
            indexByValue: number | null;
            serviceArea: components["schemas"]["ServiceArea"] | null;
            /** @description The vendors with most of the value. */
            shares: components["schemas"]["VendorShare"][];
            /**
             * Format: int32
             * @description How many vendors.
             */
            vendors: number;
        };
        /** @description Who is signed in, and what they may do. */
        Me: {
            /** @description Where they belong. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description An invented account of the demonstration. */
            demonstration: boolean;
            /**
             * @description Their address at work.
             * @example approver@camden.example
             */
            email: string;
            /**
             * Format: uuid
             * @description Their id.
             */
            id: string;
            /** @enum {string} */
            method: "password" | "openid";
            /** @description What they are called. */
            name: string;
            rights: ("SeeOwn" | "Follow" | "BeOneself" | "WriteContracts" | "WriteProcurements" | "SetAudience" | "TakeStance" | "SeeStances" | "SeeMembers" | "SeeReviews" | "WriteReviews" | "ApproveReviews" | "ModerateReviews" | "ShareWithVendors" | "DeclareEvaluation" | "ShareViews" | "SeeDuties" | "KeepDuties" | "PublishRegister" | "WritePilots" | "WritePrices" | "SeePriceBands" | "BePeer" | "MergeVendors" | "KeepGroups" | "WriteSystems" | "MergeProducts" | "ClaimAuthority" | "ManageSettings" | "ManagePeople" | "ManageClients" | "ManageWebhooks" | "ReadAudit" | "SeeSignIn" | "Operate")[];
            roles: ("reader" | "contributor" | "approver" | "administrator" | "convenor" | "operator")[];
            /** @description Whether they have a second factor. */
            secondFactor: boolean;
        };
        /** @description An amount of money. */
        Money: {
            /**
             * Format: double
             * @description In major units (pounds), with at most two decimals.
             * @example 1250000
             */
            amount: number;
            /**
             * @description ISO 4217.
             * @example GBP
             */
            currency: string;
        };
        /** @description An amount of money that is said. */
        MoneySaid: {
            /**
             * Format: double
             * @description In pounds, rounded to whole pence.
             * @example 1250000
             */
            amount: number;
            /**
             * @description ISO 4217; pounds where it is left out.
             * @example GBP
             */
            currency?: string | null;
        };
        /** @description Contracts that end in one month. */
        MonthCount: {
            /** @description Their annual value together. */
            annualValue: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description How many.
             */
            contracts: number;
            /**
             * Format: date
             * @description First day of the month.
             */
            month: string;
        };
        /** @description An authority that something is shared with by name. */
        NamedReader: {
            /** @description Which. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * Format: date
             * @description The last day on which it may see it; null for as long as it is shared.
             */
            until: string | null;
        };
        /** @description Whether a contract is under a non-disclosure agreement. */
        NdaChange: {
            /** @description Whether it is. */
            nda: boolean;
        };
        /** @description An authority whose landscape is like another one's. */
        Neighbour: {
            /** @description Which. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * Format: double
             * @description What both use of all that either uses, from 0 to 1.
             */
            likeness: number;
            /** @description What both use. */
            shared: components["schemas"]["SharedUse"][];
        };
        /** @description Who is most like an authority. */
        Neighbours: {
            /** @description Of whom. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description The others, the most alike first, at most ten. */
            items: components["schemas"]["Neighbour"][];
        };
        /** @description An assessment to keep. */
        NewAssessment: {
            /**
             * Format: date
             * @description First day of the period.
             */
            from: string;
            /**
             * @description The indicator, as the contract has it.
             * @example Calls answered within 30 seconds
             */
            kpi: string;
            /** @description What to know about it; stays with the authority. */
            note?: string | null;
            /** @enum {string} */
            rating: "good" | "approachingTarget" | "requiresImprovement" | "inadequate" | "other";
            /**
             * Format: date
             * @description Last day of the period.
             */
            to: string;
        };
        /** @description The decision that a sensitive field may be shown in spite of an NDA. */
        NewClearance: {
            /** @enum {string} */
            audience: "own" | "named" | "members" | "public";
            /**
             * @description Whether sections 93 and 94 of the Procurement Act 2023 and the Freedom of Information Act 2000
             *     were considered.
             */
            disclosureConsidered: boolean;
            /** @enum {string} */
            field: "value" | "notes" | "contact";
            /** @description Whether the agreement itself was read, and allows it. */
            ndaChecked: boolean;
            /** @description Why. */
            reason: string;
            /** @description Whether the supplier agreed. */
            supplierConsent: boolean;
            /**
             * Format: date
             * @description The last day on which it holds.
             */
            until?: string | null;
        };
        /** @description Another system to be let in. */
        NewClient: {
            /**
             * @description What people call it.
             * @example Contracts warehouse
             */
            name: string;
            scopes: ("contracts:read" | "contracts:write" | "procurements:read" | "procurements:write" | "opportunities:read" | "register:read" | "reviews:read" | "prices:read" | "prices:write" | "audit:read")[];
        };
        /** @description A contract made by hand: its title at least, and what else is known of it. */
        NewContract: components["schemas"]["ContractPatch"] & {
            audience?: components["schemas"]["AudienceChange"] | null;
        };
        /** @description That a duty is done. */
        NewDischarge: {
            /**
             * @description `authority`, `contract` or `procurement`.
             * @example contract
             */
            concern: string;
            /** @enum {string} */
            kind: "register" | "pipeline" | "planned" | "details" | "copy" | "performance" | "change" | "termination";
            /**
             * @description Which occurrence, as the duty has it.
             * @example once
             */
            occurrence: string;
            /**
             * Format: uuid
             * @description The record it is about; left out where that is the authority.
             */
            record?: string | null;
            /**
             * @description The notice's reference, or why nothing had to be published.
             * @example 094477-2026
             */
            reference: string;
        };
        /** @description Something to follow. */
        NewFollow: {
            /** @enum {string} */
            cadence: "now" | "daily" | "weekly";
            /** @enum {string} */
            channel: "mail" | "teams";
            /** @enum {string} */
            kind: "view" | "contract" | "procurement" | "opportunity" | "vendor";
            /**
             * Format: uuid
             * @description Which: its id.
             */
            subject: string;
        };
        /** @description A group to be made. */
        NewGroup: {
            /** @description Who is in it: codes or ids of authorities that take part. */
            authorities: string[];
            /**
             * @description What to call it.
             * @example South London
             */
            name: string;
        };
        /** @description A new link. */
        NewLink: {
            /**
             * @description The path of the link to send them. It is shown this once, and only where it was not mailed to them.
             * @example /join/Zm9yIHRoZSBleGFtcGxl
             */
            invitation: string | null;
            /** @enum {string} */
            purpose: "invite" | "reset";
            /** @description Why it was not mailed, where this installation sends mail. */
            unmailed: string | null;
        };
        /** @description An offer to be asked. */
        NewPeer: {
            /**
             * Format: int32
             * @description How many questions a month one takes, 1 to 20.
             */
            aMonth: number;
            /**
             * @description What one knows.
             * @example Implementation and data migration
             */
            knows: string;
            /** @description About which of its products, by name; left out for the vendor as a whole. */
            product?: string | null;
            /**
             * @description How to reach one: shown to nobody before one accepts their question, and then to them alone.
             * @example Extension 4411, Tuesdays and Thursdays
             */
            reach: string;
            /**
             * Format: int32
             * @description Since which year one works with it.
             * @example 2021
             */
            since?: number | null;
            /**
             * Format: date
             * @description The last day of one's consent: at most a year from now.
             */
            until: string;
            /**
             * Format: uuid
             * @description About which vendor.
             */
            vendor: string;
        };
        /** @description A question to ask. */
        NewPeerQuestion: {
            /**
             * @description What one wants to know.
             * @example How long did the migration take?
             */
            question: string;
        };
        /**
         * @description A pilot to put on record. Three things are needed to begin: the question, what is tried, and for which service
         *     area.
         */
        NewPilot: {
            /** @description The approach, in a sentence. This or a product is needed. */
            approach?: string | null;
            /** @enum {string} */
            audience?: "own" | "members" | "public";
            /**
             * @description Whom to ask: a role or a team rather than a person's address.
             * @example Head of Housing Systems
             */
            contact?: string | null;
            cost?: components["schemas"]["MoneySaid"] | null;
            /** @enum {string|null} */
            decision?: "scaled" | "extended" | "stopped" | null;
            /** @description Addresses of documents, `https` alone. */
            documents?: string[];
            /**
             * Format: date
             * @description Last day, planned or real.
             */
            end?: string | null;
            /** @description What one would do otherwise next time. */
            lessons?: string | null;
            /** @description By what it is to be judged. */
            measures?: string | null;
            /** @description What came of it, by these measures. */
            outcome?: string | null;
            /**
             * Format: int32
             * @description How many people used it or were served.
             */
            people?: number | null;
            /**
             * @description The product, by its name.
             * @example Magic Notes
             */
            product?: string | null;
            /**
             * @description The question that it is to answer.
             * @example Does a voice assistant shorten the repairs queue?
             */
            question: string;
            /**
             * @description For which service areas: codes, as `listServiceAreas` gives them.
             * @example [
             *       "housing-management"
             *     ]
             */
            serviceAreas: string[];
            /**
             * Format: date
             * @description First day.
             */
            start?: string | null;
            /**
             * Format: uuid
             * @description The vendor's id.
             */
            vendor?: string | null;
            /** @description Why. */
            why?: string | null;
        };
        /** @description A unit price to put on record. */
        NewPrice: {
            /** @enum {string} */
            audience?: "own" | "members" | "public";
            /** @description Whether it counts in the bands that others see, in which nobody sees the price itself. */
            compared?: boolean;
            /**
             * Format: uuid
             * @description The contract of one's own authority that says so, by its id.
             */
            contract?: string | null;
            /**
             * @description What is included in it.
             * @example Hosting and support in office hours
             */
            included?: string;
            /**
             * @description Whether a non-disclosure agreement covers it; it does where its contract is under one. Such a price stays
             *     with its authority and counts in no band.
             */
            nda?: boolean;
            /**
             * Format: date
             * @description The day from which the price held.
             */
            on: string;
            /** @description For one unit, without VAT. */
            price: components["schemas"]["UnitPrice"];
            /**
             * @description The product that it is for; left out where it is for none with a name.
             * @example Corrowick Homes
             */
            product?: string | null;
            /**
             * Format: int32
             * @description How many units.
             * @example 420
             */
            quantity: number;
            /** @enum {string} */
            unit: "user" | "licence" | "device" | "property" | "transaction" | "site" | "day" | "system";
            /**
             * Format: uuid
             * @description The vendor that is paid, by its id.
             */
            vendor: string;
        };
        /** @description A procurement made by hand: its title at least, and what else is known of it. */
        NewProcurement: components["schemas"]["ProcurementPatch"] & {
            audience?: components["schemas"]["AudienceChange"] | null;
        };
        /** @description A quarter to publish. */
        NewPublication: {
            /** @description Contracts of which what the authority alone knows is cleared for it. */
            clear?: string[];
            /**
             * @description Whether rows that lack a required column are published, too: the Code asks for every contract, the
             *     schema for every required column.
             */
            incomplete?: boolean;
            /** @description Contracts whose suppliers look like people and are none: their names are kept. */
            keepNames?: string[];
            /**
             * @description Which quarter of the calendar year.
             * @example 2026-Q3
             */
            quarter: string;
        };
        /** @description A review that is begun. It can be handed in once it says what it must. */
        NewReview: {
            /** @description Aspects, 1 to 5 each, as far as you can say. */
            aspects?: {
                [key: string]: number;
            };
            /** @description What went best, in at most 30 words. */
            best?: string;
            /** @description Any interest that you have in the vendor or a rival; null declares that there is none. */
            conflict?: string | null;
            /** @enum {string} */
            desk: "service" | "technology" | "procurement" | "contractManagement";
            /** @description Facts beside the opinions. */
            facts?: components["schemas"]["FactsSaid"];
            /** @description A record of your authority with that vendor. */
            foundation: components["schemas"]["FoundationSaid"];
            /**
             * Format: int32
             * @description The whole, from 1 (poor) to 5 (excellent).
             */
            overall?: number | null;
            /**
             * @description Of which product, by name; left out for the vendor as a whole.
             * @example Mosaic
             */
            product?: string | null;
            /**
             * Format: uuid
             * @description Of whom.
             */
            vendor: string;
            /** @description Whether the words of what went best and worst are kept to your authority. */
            wordsWithheld?: boolean;
            /** @description What went worst, in at most 30 words. */
            worst?: string;
        };
        /** @description An authority's OpenID provider to be set up. */
        NewSignInProvider: {
            /**
             * @description Whose people sign in there: the authority's id, or a borough's code.
             * @example CMD
             */
            authority: string;
            /** @description Muster's client id there. */
            clientId: string;
            /** @description Muster's client secret there. */
            clientSecret: string;
            /** @description Its issuer, exactly as its tokens have it; https. */
            issuer: string;
            /**
             * @description What its people know it as.
             * @example Camden account
             */
            name: string;
        };
        /**
         * @description A system that is put on record by hand. The product is named by its id or by its name; where neither is known,
         *     the vendor has to be.
         */
        NewSystem: {
            /**
             * Format: uuid
             * @description A product on record.
             */
            product?: string | null;
            /** @description The name of a product; a new one is one's authority's own until others see a system with it. */
            productName?: string | null;
            /**
             * @description The service area's code.
             * @example housing-management
             */
            serviceArea: string;
            /** @description What is said of it. */
            statement: components["schemas"]["SystemStatement"];
            /**
             * Format: uuid
             * @description Whose it is, or who delivers it.
             */
            vendor?: string | null;
        };
        /** @description A link that is to be made. */
        NewVendorLink: {
            /**
             * @description What to call it, as the role of whom it is for.
             * @example Their account director
             */
            name: string;
            /**
             * Format: date
             * @description The last day on which it is good; 60 days from today where left out, 180 at most.
             */
            until?: string | null;
            /**
             * Format: uuid
             * @description For which vendor.
             */
            vendor: string;
        };
        /** @description A link that is to be made. */
        NewViewLink: {
            /**
             * @description The format: any that the list comes in as a whole.
             * @example csv
             */
            format: string;
            /**
             * @description Which list, by the noun of its path.
             * @example contracts
             */
            list: string;
            /**
             * @description What it is for.
             * @example Contracts that end within a year
             */
            name: string;
            /**
             * @description Filters and order, as the query of that list's address; without, all of it in its own order.
             * @example authority=CMD&live=true&sort=end
             */
            query?: string;
            /** @enum {string} */
            seenBy: "authority" | "public";
            /**
             * Format: date
             * @description The last day on which it is good.
             */
            until?: string | null;
        };
        /** @description Where changes are to be sent. */
        NewWebhook: {
            /**
             * @description Where to: an address on the open internet, by HTTPS.
             * @example https://systems.camden.example/muster
             */
            address: string;
            kinds?: ("contract" | "procurement" | "opportunity" | "stance" | "vendor" | "authority" | "pilot" | "system" | "review")[];
            /**
             * @description What people call it.
             * @example Contracts warehouse
             */
            name: string;
        };
        /** @description A notice in a list. */
        Notice: components["schemas"]["NoticeRef"] & {
            authority: components["schemas"]["AuthorityRef"] | null;
            /** @description Whether it was invented for demonstration. */
            demonstration: boolean;
            /** @description The file it came in. */
            file: string | null;
            /**
             * Format: date-time
             * @description When Muster took it in.
             */
            importedAt: string;
            /**
             * @description The process it belongs to: the OCID, or for an export the buyer's reference.
             * @example ocds-h6vhtk-05d1f9
             */
            process: string;
        };
        /** @description A notice with its text, and what Muster made of it. */
        NoticeDetail: components["schemas"]["Notice"] & {
            /** @description Contracts that it tells of, as all notices together tell of them. */
            contracts: components["schemas"]["Contract"][];
            /** @description Procurements that it tells of, as all notices together tell of them. */
            procurements: components["schemas"]["Procurement"][];
            /** @description The release exactly as received: an OCDS release, or the row of an export by column. */
            raw: {
                [key: string]: unknown;
            };
        };
        /** @description A draft of a notice. */
        NoticeDraft: {
            /** @description How many of the lines that it must have are answered from what is known. */
            filled: number;
            /** @description Of how many. */
            needed: number;
            /**
             * @description The notice's code.
             * @example UK7
             */
            notice: string;
            /** @description The parts of the form, in order. */
            sections: components["schemas"]["NoticeDraftSection"][];
            /** @description Where the rule stands. */
            source: string;
            /**
             * @description What it is called.
             * @example Contract details notice
             */
            title: string;
        };
        /** @description One line of the form. */
        NoticeDraftLine: {
            fact: components["schemas"]["Fact"] | null;
            /** @description The field of the record that says it, or would. */
            field: string | null;
            /** @description What helps to fill it in. */
            hint: string | null;
            /**
             * @description Where it comes from, or would: `record`, `process` (the numbers of earlier notices), `party` (what
             *     Muster knows of authority and supplier), `assessment`, `rule`, or `open` for what only its author knows.
             * @example record
             */
            known: string;
            /**
             * @description What the form asks.
             * @example Date the contract was entered into
             */
            label: string;
            /** @description Whether the notice must have it. */
            needed: boolean;
            /** @description The answer, to copy; null where it is not known. */
            value: string | null;
        };
        /** @description A part of the form. */
        NoticeDraftSection: {
            /** @description Its lines, in order. */
            lines: components["schemas"]["NoticeDraftLine"][];
            /** @description Its title. */
            title: string;
        };
        /** @description One page. */
        NoticeList: {
            /** @description The rows. */
            items: components["schemas"]["Notice"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description A notice without its text, as records cite it. */
        NoticeRef: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @enum {string} */
            kind: "pipeline" | "engagement" | "planned" | "tender" | "transparency" | "award" | "contract" | "performance" | "change" | "termination" | "cancellation" | "market" | "other";
            /**
             * @description The code of the notice type where the Procurement Act 2023 gives one.
             * @example UK6
             */
            noticeType: string | null;
            /**
             * Format: date-time
             * @description When it was published.
             */
            publishedAt: string | null;
            /**
             * @description The publisher's release id.
             * @example 094474-2026
             */
            release: string;
            /** @enum {string} */
            source: "find-a-tender" | "contracts-finder" | "contracts-finder-export" | "other";
            /** @description Its title. */
            title: string | null;
            /**
             * @description Its page for people at the publisher.
             * @example https://www.find-tender.service.gov.uk/Notice/094474-2026
             */
            url: string | null;
        };
        /** @description A publisher of notices that is followed. */
        NoticeSource: {
            /**
             * @description Where it is asked.
             * @example https://www.find-tender.service.gov.uk/api/1.0/ocdsReleasePackages
             */
            address: string;
            /**
             * Format: date-time
             * @description When it last gave a page of notices.
             */
            answeredAt: string | null;
            /** @enum {string} */
            buyers: "all" | "london";
            /**
             * Format: date-time
             * @description Everything that it published up to here is in.
             */
            completeTo: string;
            /** @description The days of the last seven that brought something, newest first, each an import with its problems. */
            imports: components["schemas"]["SourceImport"][];
            /** @enum {string} */
            name: "find-a-tender" | "contracts-finder";
            /**
             * Format: date-time
             * @description When it is asked next; null while it is paused.
             */
            nextTryAt: string | null;
            /**
             * Format: int64
             * @description Notices of it that came in today and on the six days before.
             */
            noticesThisWeek: number;
            /**
             * Format: int64
             * @description Notices of it that came in today, in UTC.
             */
            noticesToday: number;
            /**
             * Format: date-time
             * @description Since when it is paused.
             */
            pausedAt: string | null;
            /**
             * Format: int64
             * @description Things in them that could not be read.
             */
            problemsThisWeek: number;
            /**
             * Format: date-time
             * @description From when on its notices are wanted.
             */
            since: string;
            /** @enum {string} */
            state: "upToDate" | "catchingUp" | "failing" | "paused" | "stopped";
            /**
             * @description The same in words.
             * @example Everything published up to 23 November 2026 11:55 UTC is in.
             */
            summary: string;
            /**
             * @description What people call it.
             * @example Find a Tender
             */
            title: string;
            trouble: components["schemas"]["Trouble"] | null;
        };
        /** @description One page. */
        NoticeSourceList: {
            /** @description The rows. */
            items: components["schemas"]["NoticeSource"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description An opportunity that the authority could take part in and has said nothing to. To do: take a stance. */
        OpenOpportunity: {
            /** @description Value of a year. */
            annualValue: components["schemas"]["Money"];
            /** @description Who takes part in the best alignment. */
            authorities: components["schemas"]["AuthorityRef"][];
            /**
             * Format: date
             * @description The day on which all of it could go live.
             */
            goLive: string;
            /**
             * Format: uuid
             * @description The opportunity.
             */
            id: string;
            /** @enum {string} */
            kind: "vendor" | "need";
            /**
             * Format: date
             * @description The day by which the first must decide.
             */
            latestCommit: string;
            /** @description The vendor's or the service area's name. */
            title: string;
        };
        /**
         * @description Contracts and procurements of two or more authorities that could be bought together: the group
         *     and its best alignment.
         */
        Opportunity: {
            /**
             * Format: int64
             * @description How many alignments the group has, the best one included.
             */
            alignmentCount: number;
            /** @description Value of a year of all in it that are valued in pounds sterling. */
            annualValue: components["schemas"]["Money"];
            /** @description Who takes part in the best alignment, by name. */
            authorities: components["schemas"]["AuthorityRef"][];
            /** @description Value over their whole terms of all in it that are valued in pounds sterling. */
            combinedValue: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description Contracts in the best alignment.
             */
            contracts: number;
            /** @description Whether it is made of records invented for demonstration. */
            demonstration: boolean;
            /**
             * Format: int64
             * @description How many contracts of the group have an end that nobody could know.
             */
            endUnknownCount: number;
            /**
             * Format: date
             * @description The day on which all of it could go live.
             */
            goLive: string;
            /**
             * Format: uuid
             * @description Its id: the same for as long as the vendor or service area is.
             */
            id: string;
            /** @enum {string} */
            kind: "vendor" | "need";
            /**
             * Format: date
             * @description The day by which the first of its authorities must decide.
             */
            latestCommit: string;
            /**
             * Format: int64
             * @description How many of `authorities` take part in Muster.
             */
            members: number;
            /** @description Who takes part in other alignments only, by name. */
            otherAuthorities: components["schemas"]["AuthorityRef"][];
            /**
             * Format: int64
             * @description Procurements in the best alignment.
             */
            procurements: number;
            serviceArea: components["schemas"]["ServiceArea"] | null;
            /**
             * Format: date
             * @description First day that all of the best alignment share.
             */
            sharedFrom: string;
            /**
             * Format: date
             * @description Last day that all of the best alignment share.
             */
            sharedTo: string;
            /**
             * Format: int64
             * @description How many procurements of the group have a start that nobody could know.
             */
            startUnknownCount: number;
            /**
             * @description The vendor's or the service area's name.
             * @example Housing management
             */
            title: string;
            /**
             * Format: int64
             * @description How many in it have no value, or one in another currency.
             */
            unvalued: number;
            vendor: components["schemas"]["VendorRef"] | null;
            /**
             * Format: int64
             * @description Changes with every change of the record.
             */
            version: number;
            /** @description Why, in one paragraph of plain English. */
            why: string;
        };
        /** @description An opportunity with its alignments, best first. */
        OpportunityDetail: components["schemas"]["Opportunity"] & {
            /** @description Its alignments, best first, as many as `alignments` asked for. */
            alignments: components["schemas"]["Alignment"][];
            /** @description Contracts of the group whose end nobody could know: listed, not used. */
            endUnknown: components["schemas"]["Undated"][];
            /** @description What authorities say to it now, the hardest stance first; null for whoever is no member. */
            stances: components["schemas"]["Stance"][] | null;
            /** @description Procurements of the group whose start nobody could know: listed, not used. */
            startUnknown: components["schemas"]["Undated"][];
        };
        /** @description One page. */
        OpportunityList: {
            /** @description The rows. */
            items: components["schemas"]["Opportunity"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description What one's own authority pays. */
        OwnPrice: {
            /** @enum {string|null} */
            place: "bottomQuarter" | "middleHalf" | "topQuarter" | null;
            /** @description The price. */
            price: components["schemas"]["Money"];
            /**
             * Format: uuid
             * @description The price point.
             */
            pricePoint: string;
            /**
             * Format: int32
             * @description How many units.
             */
            quantity: number;
            /**
             * @description The same for people.
             * @example You pay in the top quarter.
             */
            words: string | null;
        };
        /** @description Why an authority is part of another. */
        PartClaim: {
            /**
             * @description Why.
             * @example Our arm's length management organisation since 2004
             */
            reason: string;
        };
        /** @description What one contract or procurement would have to do to be ready on the go-live date. */
        Participant: components["schemas"]["RecordRef"] & {
            annualValue: components["schemas"]["Money"] | null;
            /** @description Whose. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * Format: int32
             * @description Days of bridging past the last published extension.
             */
            bridgingDays: number;
            /**
             * Format: int32
             * @description Months of published extension that reach the go-live date, begun months counted whole.
             */
            extensionMonths: number;
            /**
             * @description How it reaches the go-live date, in plain English.
             * @example 24 months of extension: all the published options (“2 x 12 months”)
             */
            how: string;
            /**
             * Format: date
             * @description The go-live date minus the lead time: after it the authority can no longer join.
             */
            latestCommit: string;
            /**
             * Format: int64
             * @description Days that its authority needs between decision and go-live.
             */
            leadTimeDays: number;
            /** @description Its term; of a procurement the expected one. */
            term: components["schemas"]["Term"];
            /** @description Its title. */
            title: string;
            value: components["schemas"]["Money"] | null;
            /** @description With whom today; of a procurement nobody. */
            vendors: components["schemas"]["VendorRef"][];
            /** @description When it could change. */
            window: components["schemas"]["Window"];
        };
        /** @description Somebody who agreed to be asked. How to reach them is no part of it: it is shown once they accept a question. */
        Peer: {
            /**
             * Format: int32
             * @description How many questions a month they take.
             */
            aMonth: number;
            /** @description Their authority. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description Invented for demonstration. */
            demonstration: boolean;
            /**
             * Format: uuid
             * @description The offer's id.
             */
            id: string;
            /**
             * @description What they know.
             * @example Implementation and data migration
             */
            knows: string;
            /**
             * Format: int32
             * @description How many more they take this month.
             */
            left: number;
            /**
             * @description What they are called.
             * @example Amina Yusuf
             */
            name: string;
            /**
             * Format: date-time
             * @description When they gave it.
             */
            offeredAt: string;
            /** @description Whether it is one's own offer. */
            own: boolean;
            product: components["schemas"]["ProductRef"] | null;
            /** @enum {string|null} */
            refusal: "ended" | "askedOften" | "askedAlready" | "oneself" | null;
            /**
             * Format: int32
             * @description Since which year they work with it.
             * @example 2021
             */
            since: number | null;
            /**
             * Format: date
             * @description The last day of their consent.
             */
            until: string;
            /** @description About which vendor. */
            vendor: components["schemas"]["VendorRef"];
        };
        /** @description An answer to a question. */
        PeerAnswer: {
            /** @description Whether one accepts: whoever asked then learns how to reach one. Declining takes no reason. */
            accept: boolean;
        };
        /** @description A question to a peer. */
        PeerQuestion: {
            /**
             * Format: date-time
             * @description When it was answered or taken back.
             */
            answeredAt: string | null;
            /**
             * Format: date-time
             * @description When it was asked.
             */
            askedAt: string;
            /** @description What the one who asks is called. */
            asker: string;
            /** @description Their authority. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description Whether it helped, once whoever asked said so. */
            helped: boolean | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            peer: components["schemas"]["AskedPeer"] | null;
            /**
             * @description What is asked.
             * @example How long did the migration take, and what would you do otherwise?
             */
            question: string;
            /** @description How to reach the peer: for whoever asked, once they accepted, while their offer holds. */
            reach: string | null;
            /** @enum {string} */
            state: "asked" | "accepted" | "declined" | "lapsed" | "withdrawn";
            /** @description Whether whoever asked is asked if it helped. */
            wantsVerdict: boolean;
        };
        /** @description Questions to one and by one. */
        PeerQuestions: {
            /** @description Those that one asked, newest first. */
            asked: components["schemas"]["PeerQuestion"][];
            /** @description To one's own offers, newest first. */
            received: components["schemas"]["PeerQuestion"][];
        };
        /** @description People who can be asked. */
        Peers: {
            /** @description Those who take questions still first. */
            items: components["schemas"]["Peer"][];
        };
        /** @description Whether an answer helped. */
        PeerVerdict: {
            /** @description Whether it did. */
            helped: boolean;
        };
        /** @description Somebody with an account. */
        Person: {
            /** @description Where they belong. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * Format: date-time
             * @description When they were invited.
             */
            createdAt: string;
            /** @description An invented account of the demonstration. */
            demonstration: boolean;
            /**
             * @description Their address at work.
             * @example approver@camden.example
             */
            email: string;
            /**
             * Format: uuid
             * @description Their id.
             */
            id: string;
            /**
             * @description What they are called.
             * @example Rani Patel
             */
            name: string;
            roles: ("reader" | "contributor" | "approver" | "administrator" | "convenor" | "operator")[];
            /** @description Whether they sign in with a second factor. */
            secondFactor: boolean;
            /** @enum {string} */
            state: "invited" | "active" | "suspended";
            /**
             * Format: date-time
             * @description When this last changed.
             */
            updatedAt: string;
            /**
             * Format: int64
             * @description Changes with every change: the number in the `ETag`.
             */
            version: number;
        };
        /** @description One page. */
        PersonList: {
            /** @description The rows. */
            items: components["schemas"]["Person"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description Something that an authority tried. */
        Pilot: {
            /** @description The approach. */
            approach: string | null;
            /** @enum {string} */
            audience: "own" | "members" | "public";
            /** @description Who tried it. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description Whom to ask, in the authority's own words. */
            contact: string | null;
            cost: components["schemas"]["Money"] | null;
            /** @enum {string|null} */
            decision: "scaled" | "extended" | "stopped" | null;
            /** @description Invented for demonstration. */
            demonstration: boolean;
            /** @description Addresses of documents. */
            documents: string[];
            /**
             * Format: date
             * @description Last day, planned or real.
             */
            end: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What one would do otherwise next time. */
            lessons: string | null;
            /** @description By what it was to be judged. */
            measures: string | null;
            /** @description What a reader will look for and not find, most wanted first: names of fields. */
            missing: string[];
            /** @description What came of it, by these measures. */
            outcome: string | null;
            /**
             * Format: int32
             * @description How many people used it or were served.
             */
            people: number | null;
            product: components["schemas"]["ProductRef"] | null;
            /**
             * @description The question that it was to answer.
             * @example Does a voice assistant shorten the queue on the repairs line?
             */
            question: string;
            /**
             * Format: date-time
             * @description When it was put on record.
             */
            recordedAt: string;
            /** @description For which service areas. */
            serviceAreas: components["schemas"]["ServiceArea"][];
            /** @enum {string} */
            stage: "planned" | "running" | "undecided" | "decided";
            /**
             * Format: date
             * @description First day.
             */
            start: string | null;
            vendor: components["schemas"]["VendorRef"] | null;
            /**
             * Format: int64
             * @description Grows with every change: the number in the `ETag`.
             */
            version: number;
            /**
             * Format: date-time
             * @description When somebody last said that all of it is so.
             */
            vouchedAt: string;
            /** @description Why. */
            why: string | null;
        };
        /** @description Something that was done to a pilot. */
        PilotChange: {
            /** @description The same as it was after. */
            after: {
                [key: string]: components["schemas"]["Value"];
            };
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description What it changed, by field, as it was before. */
            before: {
                [key: string]: components["schemas"]["Value"];
            };
            /** @description By whom. */
            by: components["schemas"]["ChangedBy"];
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @enum {string} */
            what: "recorded" | "changed" | "vouched";
        };
        /** @description Everything that was done to a pilot. */
        PilotHistory: {
            /** @description Newest first. */
            items: components["schemas"]["PilotChange"][];
        };
        /** @description What a pilot has in common with what somebody is about to try. */
        PilotLikeness: {
            /** @description Whether it is the same product. */
            product: boolean;
            /** @description Whether it is the same vendor. */
            vendor: boolean;
            /** @description The words that both use, as the pilot has them. */
            words: string[];
        };
        /** @description One page. */
        PilotList: {
            /** @description The rows. */
            items: components["schemas"]["Pilot"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description What changes of a pilot, as a merge patch (RFC 7396): what is left out stays, null takes it back. */
        PilotPatch: {
            /** @description The approach. */
            approach?: string | null;
            /** @enum {string|null} */
            audience?: "own" | "members" | "public" | null;
            /** @description Whom to ask. */
            contact?: string | null;
            cost?: components["schemas"]["MoneySaid"] | null;
            /** @enum {string|null} */
            decision?: "scaled" | "extended" | "stopped" | null;
            /** @description Addresses of documents. */
            documents?: string[] | null;
            /**
             * Format: date
             * @description Last day.
             */
            end?: string | null;
            /** @description What one would do otherwise next time. */
            lessons?: string | null;
            /** @description By what it is to be judged. */
            measures?: string | null;
            /** @description What came of it. */
            outcome?: string | null;
            /**
             * Format: int32
             * @description How many people used it or were served.
             */
            people?: number | null;
            /** @description The product, by its name. */
            product?: string | null;
            /** @description The question that it is to answer. */
            question?: string | null;
            /** @description For which service areas. */
            serviceAreas?: string[] | null;
            /**
             * Format: date
             * @description First day.
             */
            start?: string | null;
            /**
             * Format: uuid
             * @description The vendor's id.
             */
            vendor?: string | null;
            /** @description Why. */
            why?: string | null;
        };
        /** @description A system as a cell of the matrix names it. */
        PlacedSystem: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What to call it. */
            name: string;
            product: components["schemas"]["ProductRef"] | null;
            /** @enum {string} */
            state: "inferred" | "claimed" | "confirmed" | "rejected";
            vendor: components["schemas"]["VendorRef"] | null;
        };
        /** @description What others typically pay for one unit: the middle half of them, on a coarse scale. */
        PriceBand: {
            /**
             * @description Roughly how many authorities stand behind it; the exact number would tell when somebody joins.
             * @example 5 to 9 authorities
             */
            behind: string;
            /** @description Whether prices were brought to one volume; with few there is nothing to work a discount out from. */
            forVolume: boolean;
            /** @description About a quarter of them pay less. */
            lower: components["schemas"]["Money"];
            /** @description About half of them pay less. */
            middle: components["schemas"]["Money"];
            /** @description About a quarter of them pay more. */
            upper: components["schemas"]["Money"];
        };
        /** @description What is typically paid, cell by cell. */
        PriceBands: {
            /** @description Vendors by name, then products, then units. */
            items: components["schemas"]["PriceComparison"][];
        };
        /** @description Why there is no band. */
        PriceBandWithheld: {
            /** @enum {string} */
            reason: "tooFew" | "twoDominate" | "waiting";
            /**
             * @description The same for people.
             * @example Fewer than five other authorities have put a price on record.
             */
            words: string;
        };
        /** @description What is typically paid for one unit of one product of one vendor. */
        PriceComparison: {
            band: components["schemas"]["PriceBand"] | null;
            own: components["schemas"]["OwnPrice"] | null;
            product: components["schemas"]["ProductRef"] | null;
            /**
             * @description What the answer rests on, in words.
             * @example The middle half of what 5 to 9 authorities other than yours pay, in the money of 2024.
             */
            restsOn: string;
            together: components["schemas"]["JointVolume"] | null;
            /** @enum {string} */
            unit: "user" | "licence" | "device" | "property" | "transaction" | "site" | "day" | "system";
            /**
             * @description As it stands after "per", for people.
             * @example user and year
             */
            unitWords: string;
            /** @description The vendor. */
            vendor: components["schemas"]["VendorRef"];
            /** @enum {string} */
            volume: "under-100" | "100-499" | "500-1999" | "2000-9999" | "from-10000";
            withheld: components["schemas"]["PriceBandWithheld"] | null;
            /**
             * Format: int32
             * @description The year whose money it is: the last of which the consumer prices index is known, or this one.
             * @example 2024
             */
            year: number;
        };
        /** @description The contract that a price comes from. */
        PriceContract: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * @description Its title.
             * @example Housing management system
             */
            title: string;
        };
        /** @description What an authority pays for one of something. */
        PricePoint: {
            /** @enum {string} */
            audience: "own" | "members" | "public";
            /** @description Who pays it. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description Whether it counts in the bands that others see, in which nobody sees the price itself. */
            compared: boolean;
            contract: components["schemas"]["PriceContract"] | null;
            /** @description Whether it was invented for demonstration. */
            demonstration: boolean;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * @description What is included in it.
             * @example Hosting and support in office hours
             */
            included: string;
            /** @description Whether a non-disclosure agreement covers it. */
            nda: boolean;
            /**
             * Format: date
             * @description The day from which the price held.
             */
            on: string;
            /** @description For one unit, without VAT. */
            price: components["schemas"]["Money"];
            product: components["schemas"]["ProductRef"] | null;
            /**
             * Format: int32
             * @description How many units.
             * @example 420
             */
            quantity: number;
            /**
             * Format: date-time
             * @description When it was put on record.
             */
            recordedAt: string;
            /** @enum {string} */
            unit: "user" | "licence" | "device" | "property" | "transaction" | "site" | "day" | "system";
            /**
             * @description As it stands after "per", for people.
             * @example user and year
             */
            unitWords: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updatedAt: string;
            /** @description To whom. */
            vendor: components["schemas"]["VendorRef"];
            /**
             * Format: int64
             * @description Changes with every change of it: the number in the `ETag`.
             */
            version: number;
        };
        /** @description One page. */
        PricePointList: {
            /** @description The rows. */
            items: components["schemas"]["PricePoint"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description A problem document as RFC 9457 has it (`application/problem+json`). */
        Problem: {
            /** @description The record as it is now, so that a person can merge (412 only). */
            current?: Record<string, never> | null;
            /** @description What happened this time. */
            detail: string;
            /** @description What is wrong, piece by piece (422 only). */
            errors?: components["schemas"]["Wrong"][];
            /**
             * @description The request's id, as in the header `X-Request-Id`: say it when you ask for help.
             * @example 019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10
             */
            instance: string;
            /**
             * Format: uuid
             * @description The record that has what was to be another's (409 only).
             */
            record?: string | null;
            /**
             * Format: int32
             * @description The HTTP status.
             * @example 422
             */
            status: number;
            /**
             * @description The kind in a few words.
             * @example The request cannot be carried out
             */
            title: string;
            /**
             * @description Which kind of problem: a relative address that stays the same for the same kind.
             * @example /problems/unprocessable
             */
            type: string;
        };
        /** @description A planned or running purchase. */
        Procurement: components["schemas"]["RecordSaid"] & {
            /** @description Who buys. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description CPV codes as published, the main one first. */
            cpv: components["schemas"]["Cpv"][];
            /** @description Whether it was invented for demonstration. */
            demonstration: boolean;
            /** @description Description, as published. */
            description: string | null;
            /**
             * Format: date
             * @description Last day of preliminary market engagement.
             */
            engagementEnds: string | null;
            /**
             * Format: date
             * @description Expected last day without extensions.
             */
            expectedEnd: string | null;
            /**
             * Format: date
             * @description Expected first day of the contract.
             */
            expectedStart: string | null;
            /** @description Where each fact comes from, by field path (`expectedStart`). */
            facts: {
                [key: string]: components["schemas"]["Fact"];
            };
            /**
             * Format: date-time
             * @description When its first notice was published.
             */
            firstPublishedAt: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: date
             * @description Expected last day with all extensions.
             */
            maxEnd: string | null;
            /**
             * Format: date
             * @description When the next (tender) notice is expected.
             */
            noticeExpected: string | null;
            /** @description Whether it can still be joined: neither awarded nor cancelled. */
            open: boolean;
            /**
             * @description The process: the OCID, or for an export the buyer's reference.
             * @example ocds-h6vhtk-05d1f9
             */
            process: string;
            serviceArea: components["schemas"]["ServiceArea"] | null;
            /** @enum {string} */
            stage: "idea" | "planned" | "engagement" | "tender" | "evaluation" | "awarded" | "cancelled";
            /** @description Whether it buys technology. */
            technology: boolean;
            /**
             * Format: date
             * @description Last day for tenders.
             */
            tenderDeadline: string | null;
            /**
             * @description Title, as published.
             * @example Adult social care case management
             */
            title: string;
            /** @description Expected value. */
            value: components["schemas"]["TermValue"];
            /**
             * Format: int64
             * @description Changes with every change of the record.
             */
            version: number;
            /**
             * Format: date-time
             * @description When somebody or some notice last vouched for it.
             */
            vouchedAt: string | null;
        };
        /** @description A procurement with the notices that tell of it. */
        ProcurementDetail: components["schemas"]["Procurement"] & {
            /** @description The notices of its process, newest first. */
            notices: components["schemas"]["NoticeRef"][];
            record: components["schemas"]["RecordBlock"] | null;
        };
        /** @description One page. */
        ProcurementList: {
            /** @description The rows. */
            items: components["schemas"]["Procurement"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /**
         * @description What an authority says of a procurement of its own, as a merge patch (RFC 7396): what is left out
         *     stays, null takes back what was said.
         */
        ProcurementPatch: {
            /** @description Whom to ask. Sensitive: can have an audience of its own. */
            contact?: string | null;
            /**
             * @description Codes of the Common Procurement Vocabulary, the main one first.
             * @example [
             *       "48000000"
             *     ]
             */
            cpv?: string[] | null;
            /**
             * @description Which department (directorate, service) is responsible for it.
             * @example Housing
             */
            department?: string | null;
            /** @description Description. */
            description?: string | null;
            /**
             * Format: date
             * @description Last day of preliminary market engagement.
             */
            engagementEnds?: string | null;
            /**
             * Format: date
             * @description Expected last day without extensions.
             */
            expectedEnd?: string | null;
            /**
             * Format: date
             * @description Expected first day of the contract.
             */
            expectedStart?: string | null;
            /** @description Whether it will be a light touch contract (Procurement Act 2023, section 9). */
            lightTouch?: boolean | null;
            /**
             * Format: date
             * @description Expected last day with all extensions.
             */
            maxEnd?: string | null;
            /** @description Notes. Sensitive: can have an audience of their own. */
            notes?: string | null;
            /**
             * Format: date
             * @description When the next (tender) notice is expected.
             */
            noticeExpected?: string | null;
            /** @enum {string|null} */
            procedure?: "open" | "competitiveFlexible" | "publishedTender" | "quotation" | "framework" | "directAward" | null;
            /**
             * @description The authority's own reference of it, as its contract register has it: no other live record of the kind
             *     has the same.
             * @example P/2023/014
             */
            reference?: string | null;
            /** @description Who in the authority looks after it. */
            responsible?: string | null;
            /**
             * @description For which service area: its code.
             * @example housing-management
             */
            serviceArea?: string | null;
            /** @enum {string|null} */
            stage?: "idea" | "planned" | "engagement" | "tender" | "evaluation" | "awarded" | "cancelled" | null;
            /** @description Whether it buys technology. */
            technology?: boolean | null;
            /**
             * Format: date
             * @description Last day for tenders.
             */
            tenderDeadline?: string | null;
            /** @description Title. */
            title?: string | null;
            value?: components["schemas"]["ValueSaid"] | null;
        };
        /**
         * @description What another system says of a procurement of its authority: what is left out stays, null takes back what
         *     was said. One that is not known yet needs its title.
         */
        ProcurementUpsert: components["schemas"]["ProcurementPatch"];
        /** @description A product. */
        Product: {
            /**
             * Format: int64
             * @description How many authorities are seen to use it.
             */
            authorities: number;
            /** @description Whether it was invented for demonstration. */
            demonstration: boolean;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Who is said to make it, in words. */
            maker: string | null;
            /**
             * @description The name it goes by.
             * @example NEC Housing
             */
            name: string;
            /** @description Other and former names. */
            names: string[];
            /** @description What it is for. */
            serviceAreas: components["schemas"]["ServiceArea"][];
            vendor: components["schemas"]["VendorRef"] | null;
            /**
             * Format: int64
             * @description Changes with every change of the product.
             */
            version: number;
        };
        /** @description One page. */
        ProductList: {
            /** @description The rows. */
            items: components["schemas"]["Product"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description Which product this one is part of, and why. */
        ProductMerge: {
            /**
             * Format: uuid
             * @description The product that remains.
             */
            into: string;
            /**
             * @description Why the two are one.
             * @example Sold under the buyer's name since the takeover
             */
            reason: string;
        };
        /** @description A product as other records name it. */
        ProductRef: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * @description The name it goes by.
             * @example NEC Housing
             */
            name: string;
        };
        /** @description What a product is called now, and why. */
        ProductRename: {
            /** @description Its name from now on; the one before stays among its names. */
            name: string;
            /** @description Why. */
            reason: string;
        };
        /** @description A decision on a product. */
        ProductRuling: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Whose people decided. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description Of a renaming, the name before. */
            from: string | null;
            /**
             * Format: uuid
             * @description Its id, for undoing it.
             */
            id: string;
            /** @enum {string} */
            kind: "merge" | "split" | "rename";
            /** @description Of a split, the names that are the new product's. */
            names: string[];
            other: components["schemas"]["ProductRef"] | null;
            /** @description The product that was merged away, split or renamed. */
            product: components["schemas"]["ProductRef"];
            /** @description Why. */
            reason: string;
            /** @description Of a renaming, the name since. */
            to: string | null;
            /**
             * Format: date-time
             * @description When it was undone; null while it holds.
             */
            undoneAt: string | null;
        };
        /** @description What was decided of a product. */
        ProductRulings: {
            /** @description Decisions, newest first. */
            items: components["schemas"]["ProductRuling"][];
        };
        /** @description Which names of a product are another one's, and why. */
        ProductSplit: {
            /** @description Other names of the product that are the new one's; it goes by the first. */
            names: string[];
            /** @description Why it is another product. */
            reason: string;
        };
        /** @description A provider that an authority's people sign in with. */
        ProviderLink: {
            /** @description Whose people sign in with it. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What it is called. */
            name: string;
            /**
             * @description Where the browser goes.
             * @example /api/v1/sign-in/openid/019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10
             */
            start: string;
        };
        /** @description A register that was published. */
        Publication: {
            /**
             * Format: int64
             * @description How many contracts it has.
             */
            contracts: number;
            /** @description The SHA-256 of the file, in hexadecimal digits. */
            digest: string;
            /**
             * Format: date
             * @description Its first day.
             */
            from: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was published.
             */
            publishedAt: string;
            /**
             * @description Of which quarter of the calendar year.
             * @example 2026-Q3
             */
            quarter: string;
            /**
             * Format: date
             * @description Its last day.
             */
            to: string;
        };
        /** @description Every register that an authority has published. */
        Publications: {
            /** @description The latest quarter first, of each the last publication first. */
            items: components["schemas"]["Publication"][];
        };
        /** @description Ratings against key performance indicators in published notices. */
        PublishedRatings: {
            /**
             * Format: int32
             * @description How many of them are "good".
             */
            good: number;
            /**
             * Format: int32
             * @description How many there are.
             */
            rated: number;
        };
        /** @description What ends in one quarter. */
        QuarterEnds: {
            /**
             * Format: date
             * @description The first day of the quarter of the calendar year.
             */
            from: string;
            /** @description The systems whose contract ends in it: without extensions, or with all of them where it has passed its end. */
            systems: components["schemas"]["EndingSystem"][];
        };
        /** @description Which of the two is right. */
        QuestionAnswer: {
            /** @enum {string} */
            answer: "notice" | "ours";
        };
        /** @description A pilot that nobody has said a word about for a while. To do: say what was decided, or that it is still so. */
        QuietPilot: {
            /**
             * Format: date
             * @description Its last day, planned or real.
             */
            end: string | null;
            /**
             * Format: uuid
             * @description The pilot.
             */
            id: string;
            /** @description The question that it is to answer. */
            question: string;
            /**
             * Format: date
             * @description Since when a word is due.
             */
            since: string;
            /** @enum {string} */
            stage: "planned" | "running" | "undecided" | "decided";
            /**
             * Format: date-time
             * @description When somebody last said that all of it is so.
             */
            vouchedAt: string;
        };
        /** @description How ratings of one thing spread. */
        RatingSpread: {
            /** @description How many authorities do. */
            authorities: number;
            /** @description How many reviews rate it 1, 2, 3, 4, 5, in this order. */
            counts: number[];
            /**
             * Format: double
             * @description The mean over authorities, newer reviews weighing more; null of fewer than three.
             * @example 3.7
             */
            mean: number | null;
        };
        /** @description An authority to share something with. */
        ReaderChange: {
            /**
             * @description Its code or id.
             * @example HCK
             */
            authority: string;
            /**
             * Format: date
             * @description The last day on which it may see it.
             */
            until?: string | null;
        };
        /** @description The record that the question was about. */
        RecordAnswered: components["schemas"]["ContractDetail"] | components["schemas"]["ProcurementDetail"];
        /** @description The record that a question is about. */
        RecordAsked: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Its title. */
            title: string;
            /**
             * Format: int64
             * @description Its version: the answer names it in `If-Match`.
             */
            version: number;
        };
        /** @description A record as the authority that holds it keeps it. */
        RecordBlock: {
            /** @description Whether it was put away. */
            archived: boolean;
            /** @enum {string} */
            audience: "own" | "named" | "members" | "public";
            /** @description What was cleared in spite of it, and not taken back. */
            clearances: components["schemas"]["Clearance"][];
            /** @description Sensitive fields that fewer see. */
            fields: components["schemas"]["FieldAudiencesOfRecord"];
            /** @description Which authorities, where it is `named`. */
            named: components["schemas"]["NamedReader"][];
            /** @description Whether a non-disclosure agreement holds the sensitive fields back. */
            nda: boolean;
            /** @description Values by field path, as `term.end`. */
            published: {
                [key: string]: unknown;
            } | null;
            /** @description How many questions about it are open. */
            questions: number;
            /** @description What you may do with it. */
            rights: string[];
            /**
             * Format: int64
             * @description Its version: changes name it in `If-Match`.
             */
            version: number;
        };
        /** @description Something that was done to a record. */
        RecordChange: {
            /** @description The same as it was after. */
            after: {
                [key: string]: components["schemas"]["Value"];
            };
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description What it changed, by path, as it was before. */
            before: {
                [key: string]: components["schemas"]["Value"];
            };
            /** @description By whom. */
            by: components["schemas"]["ChangedBy"];
            /**
             * Format: uuid
             * @description Its id, by which it can be undone.
             */
            id: string;
            /** @description Whether it can be undone. */
            undoable: boolean;
            /**
             * Format: uuid
             * @description The change that it undid.
             */
            undoes: string | null;
            /** @description Whether it was undone since. */
            undone: boolean;
            /**
             * Format: int64
             * @description The version that the record had after it.
             */
            version: number;
            /** @enum {string} */
            what: "created" | "said" | "confirmed" | "answered" | "archived" | "restored" | "shared" | "nda" | "cleared" | "revoked" | "undone";
        };
        /** @description One page. */
        RecordChangeList: {
            /** @description The rows. */
            items: components["schemas"]["RecordChange"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description A newer notice disagrees with what the authority said. */
        RecordQuestion: {
            /**
             * Format: date-time
             * @description When the notice was taken in.
             */
            askedAt: string;
            /**
             * @description The field, by its path.
             * @example term.end
             */
            field: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @enum {string} */
            kind: "contract" | "procurement";
            notice: components["schemas"]["NoticeRef"] | null;
            published: unknown;
            /** @description The record. */
            record: components["schemas"]["RecordAsked"];
            said: unknown;
        };
        /** @description One page. */
        RecordQuestionList: {
            /** @description The rows. */
            items: components["schemas"]["RecordQuestion"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description A contract or a procurement: one of the two ids is set. */
        RecordRef: {
            /**
             * Format: uuid
             * @description The contract's id.
             */
            contract: string | null;
            /**
             * Format: uuid
             * @description The procurement's id.
             */
            procurement: string | null;
        };
        /**
         * @description What the authority that holds it says of a contract or procurement besides; null where it says
         *     nothing, or not to you.
         */
        RecordSaid: {
            /** @description Whether the authority put it away. */
            archived: boolean;
            /** @description Whom to ask. */
            contact: string | null;
            /** @description Which department (directorate, service) is responsible for it. */
            department: string | null;
            /** @description Whether it is a light touch contract (Procurement Act 2023, section 9). */
            lightTouch: boolean | null;
            /** @description Notes. */
            notes: string | null;
            /** @enum {string|null} */
            procedure: "open" | "competitiveFlexible" | "publishedTender" | "quotation" | "framework" | "directAward" | null;
            /** @description The authority's own reference of it, as its contract register has it. */
            reference: string | null;
            /** @description Who in the authority looks after it. */
            responsible: string | null;
            /** @enum {string|null} */
            valueBand: "under-100k" | "100k-250k" | "250k-500k" | "500k-1m" | "1m-2.5m" | "2.5m-5m" | "5m-10m" | "10m-25m" | "over-25m" | null;
        };
        /** @description Recovery codes. */
        RecoveryCodes: {
            /**
             * @description Ten, each good once, shown once.
             * @example [
             *       "ABCD-EFGH-JKLM-NPQR"
             *     ]
             */
            recoveryCodes: string[];
        };
        /** @description A column of the LGA's contracts schema. */
        RegisterColumn: {
            /**
             * @description Its name, exactly.
             * @example OrganisationalUnit
             */
            name: string;
            /**
             * @description What people call it.
             * @example Department responsible
             */
            title: string;
        };
        /** @description What a quarter's register would say. */
        RegisterDraft: {
            /**
             * Format: date
             * @description The last day to publish it.
             */
            due: string;
            /** @description Publications of it so far, the last first. */
            published: components["schemas"]["Publication"][];
            /**
             * @description Of which quarter of the calendar year.
             * @example 2026-Q3
             */
            quarter: string;
            /** @description Every contract that belongs into it. */
            rows: components["schemas"]["RegisterRow"][];
            /**
             * @description The same for people.
             * @example July to September 2026
             */
            words: string;
        };
        /** @description A register that was sent as a file. */
        RegisterFile: {
            /** @description Whether records that are missing are put away. */
            archiveMissing: boolean;
            /**
             * Format: int64
             * @description Its size in bytes.
             */
            bytes: number;
            /** @description Its columns. */
            columns: components["schemas"]["RegisterFileColumn"][];
            /** @description How many rows taking it adds, changes and so on. */
            counts: components["schemas"]["RegisterFileCounts"];
            /** @description SHA-256 of its bytes, hexadecimal. */
            digest: string;
            /**
             * Format: int32
             * @description The first row with headings, as a spreadsheet numbers it; null where none was found.
             */
            headerRow: number | null;
            /**
             * Format: int32
             * @description How many rows have headings.
             */
            headerRows: number;
            /**
             * Format: int32
             * @description Rows that the spreadsheet hides.
             */
            hiddenRows: number;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What kind of file it is, in plain English. */
            kind: string;
            /** @description Whether those are left out. */
            leaveHidden: boolean;
            /**
             * @description What the file is called.
             * @example Contracts register Q3.xlsx
             */
            name: string;
            /** @description What there is to say of the file as a whole. */
            notes: string[];
            /** @description Why it cannot be read, or could not be taken. */
            refused: string | null;
            /**
             * Format: int64
             * @description Rows read so far, while it is read.
             */
            rowsRead: number;
            /**
             * Format: date-time
             * @description When.
             */
            sentAt: string;
            /** @description Who sent it. */
            sentBy: components["schemas"]["ChangedBy"];
            /**
             * Format: int32
             * @description The sheet that is read, by its place from 0.
             */
            sheet: number;
            /** @description Its sheets. */
            sheets: components["schemas"]["RegisterFileSheet"][];
            /** @enum {string} */
            state: "arriving" | "reading" | "refused" | "ready" | "taking" | "taken" | "undoing" | "undone";
            /**
             * Format: date-time
             * @description When it was taken.
             */
            takenAt: string | null;
            /** @enum {string|null} */
            unclear: "same" | "new" | null;
            /**
             * Format: date-time
             * @description When that was undone.
             */
            undoneAt: string | null;
            /**
             * Format: int64
             * @description Grows with every change of it.
             */
            version: number;
        };
        /** @description A column of a register file as it is understood. */
        RegisterFileColumn: {
            /**
             * @description Which comes first in its dates, where it has dates in figures: `dayFirst` or `monthFirst`.
             * @example dayFirst
             */
            dates: string | null;
            /** @description False where nothing in the column tells, so that somebody has to say. */
            datesSure: boolean;
            /**
             * Format: int32
             * @description Cells that have something in them.
             */
            filled: number;
            /**
             * @description Its heading.
             * @example Contract end date
             */
            heading: string;
            /**
             * Format: int32
             * @description Its place, from 0.
             */
            index: number;
            /**
             * @description As a spreadsheet calls it.
             * @example C
             */
            letter: string;
            /** @enum {string|null} */
            meaning: "reference" | "title" | "description" | "vendors" | "companyNumber" | "start" | "end" | "maxEnd" | "period" | "extensionOptions" | "value.net" | "value.gross" | "currency" | "status" | "cpv" | "technology" | "serviceArea" | "renewal" | "noticePeriodDays" | "responsible" | "contact" | "notes" | "department" | "reviewOn" | "signedOn" | "irrecoverableVat" | "procedure" | "lightTouch" | "supplierSme" | "supplierVcse" | "authority" | "id" | "vendorIds" | null;
            /** @description The first different values, three at most. */
            samples: string[];
            /** @description False where somebody should look at that. */
            sure: boolean;
            /** @description Why, in plain English. */
            why: string;
        };
        /** @description How many rows taking a register file adds, changes and so on. */
        RegisterFileCounts: {
            /**
             * Format: int32
             * @description New records.
             */
            added: number;
            /**
             * Format: int32
             * @description Records that change.
             */
            changed: number;
            /**
             * Format: int32
             * @description Rows with something wrong.
             */
            flawed: number;
            /**
             * Format: int32
             * @description Of an undo: records that somebody changed since, which stay as they are.
             */
            kept: number;
            /**
             * Format: int32
             * @description Rows that are left out.
             */
            left: number;
            /**
             * Format: int32
             * @description Records that the last file told of and this one does not.
             */
            missing: number;
            /**
             * Format: int32
             * @description Suppliers that Muster did not know.
             */
            newVendors: number;
            /**
             * Format: int32
             * @description Rows with something in them under the headings.
             */
            rows: number;
            /**
             * Format: int32
             * @description Records that are as the file says.
             */
            unchanged: number;
            /**
             * Format: int32
             * @description Rows that look like a record: left out until somebody decides.
             */
            unclear: number;
        };
        /** @description Something wrong in a row. */
        RegisterFileFlaw: {
            /**
             * @description In which column, as a spreadsheet calls it; null for the row as a whole.
             * @example F
             */
            column: string | null;
            /**
             * @description What is wrong and what is done about it.
             * @example "31/02/2027" is no day: it is left out
             */
            detail: string;
        };
        /** @description One page. */
        RegisterFileList: {
            /** @description The rows. */
            items: components["schemas"]["RegisterFile"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description What a column of a register can mean. */
        RegisterFileMeaning: {
            /** @description Whether several columns can mean it together. */
            joins: boolean;
            /**
             * @description What it is, for people.
             * @example End with all extensions
             */
            label: string;
            /** @enum {string} */
            meaning: "reference" | "title" | "description" | "vendors" | "companyNumber" | "start" | "end" | "maxEnd" | "period" | "extensionOptions" | "value.net" | "value.gross" | "currency" | "status" | "cpv" | "technology" | "serviceArea" | "renewal" | "noticePeriodDays" | "responsible" | "contact" | "notes" | "department" | "reviewOn" | "signedOn" | "irrecoverableVat" | "procedure" | "lightTouch" | "supplierSme" | "supplierVcse" | "authority" | "id" | "vendorIds";
        };
        /** @description Everything that a column of a register can mean. */
        RegisterFileMeanings: {
            /** @description In the order in which people are offered them. */
            items: components["schemas"]["RegisterFileMeaning"][];
        };
        /**
         * @description What is corrected about a register file, as a merge patch (RFC 7396): what is left out stays, null goes
         *     back to what is found out.
         */
        RegisterFilePatch: {
            /**
             * @description Put away the records that the last file told of and this one does not.
             * @default null
             */
            archiveMissing: boolean | null;
            /** @description What columns mean, by their place from 0: one of the meanings, or `none`. */
            columns?: Record<string, never> | null;
            /** @description Which comes first in the dates of columns, by their place from 0: `dayFirst` or `monthFirst`. */
            dates?: Record<string, never> | null;
            /**
             * @description What is decided about rows, by their id: `same`, `new`, `leave`, or of a record that is missing
             *     `archive` or `leave`.
             */
            decisions?: Record<string, never> | null;
            /**
             * Format: int32
             * @description The first row with headings, as a spreadsheet numbers it.
             * @default null
             * @example 7
             */
            headerRow: number | null;
            /**
             * Format: int32
             * @description How many rows have headings.
             * @default null
             */
            headerRows: number | null;
            /**
             * @description Leave out rows that the spreadsheet hides.
             * @default null
             */
            leaveHidden: boolean | null;
            /**
             * Format: int32
             * @description The sheet to read, by its place from 0.
             * @default null
             * @example 0
             */
            sheet: number | null;
            /** @enum {string|null} */
            unclear?: "same" | "new" | null;
        };
        /** @description A row of a register file as it was understood, or a record that no row tells of. */
        RegisterFileRow: {
            /** @description What it changes, by path. */
            changes: {
                [key: string]: components["schemas"]["RegisterFileValue"];
            };
            /** @enum {string|null} */
            decision: "same" | "new" | "leave" | "archive" | null;
            /** @description What is wrong with it. */
            flaws: components["schemas"]["RegisterFileFlaw"][];
            /**
             * Format: uuid
             * @description Its id, by which it is decided about. It is another one once the file was read again.
             */
            id: string;
            /**
             * Format: int32
             * @description Its number as a spreadsheet shows it; null of a record that no row tells of.
             */
            number: number | null;
            /** @enum {string} */
            outcome: "added" | "changed" | "unchanged" | "unclear" | "left" | "missing";
            /**
             * Format: uuid
             * @description The record that it is, or looks like.
             */
            record: string | null;
            /** @description What it says, by path. */
            said: Record<string, never>;
            /** @description What it is called. */
            title: string;
            /** @description The suppliers that it names. */
            vendors: string[];
            /** @description Why it is unclear or left out. */
            why: string | null;
        };
        /** @description One page. */
        RegisterFileRowList: {
            /** @description The rows. */
            items: components["schemas"]["RegisterFileRow"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description A sheet of a register file. */
        RegisterFileSheet: {
            /** @description Whether the spreadsheet hides it. */
            hidden: boolean;
            /** @description Its name; empty for a file that has no sheets. */
            name: string;
        };
        /** @description A value that taking a row changes. */
        RegisterFileValue: {
            /** @description As it is. */
            from: Record<string, never>;
            /** @description As it will be. */
            to: Record<string, never>;
        };
        /** @description A row that a quarter's register could have. */
        RegisterRow: {
            /**
             * Format: uuid
             * @description The contract.
             */
            contract: string;
            /** @description Suppliers that look like people: their names are taken out unless they are kept. */
            individuals: string[];
            /** @description Columns that the schema requires and that are empty, even with what the authority alone knows. */
            missing: components["schemas"]["RegisterColumn"][];
            /** @description Whether the authority knows more than everybody may see: an approver can clear the row. */
            needsClearing: boolean;
            /** @description Its title. */
            title: string;
            /** @description Whether a non-disclosure agreement holds figures back that were not cleared. */
            withheld: boolean;
        };
        /** @description The password, once more. */
        RemoveSecondFactor: {
            /** @description The password. */
            password: string;
        };
        /** @description What is to be delivered again: one delivery, or everything that changed since. */
        Replay: {
            /**
             * Format: uuid
             * @description One delivery.
             */
            delivery?: string | null;
            /**
             * Format: date-time
             * @description Everything that changed since.
             */
            since?: string | null;
        };
        /** @description How much is delivered again. */
        Replayed: {
            /**
             * Format: int64
             * @description How many deliveries.
             */
            deliveries: number;
        };
        /** @description What an authority says of a vendor. */
        Review: {
            /** @enum {string|null} */
            age: "fresh" | "stale" | "old" | null;
            /** @description Whether it is with the convenors by appeal. */
            appealed: boolean;
            /** @description Aspects that it rates, 1 to 5 each. */
            aspects: {
                [key: string]: number;
            };
            /** @description Who says it. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description What went best; empty where it is withheld from you. */
            best: string;
            /** @description What was said of challenged facts, to those inside. */
            challenged: components["schemas"]["ReviewFacts"];
            /** @description Facts that the vendor challenged. */
            challenges: components["schemas"]["ReviewChallenge"][];
            /** @description Any interest that the reviewer has in the vendor or a rival; null where they declare none. */
            conflict: string | null;
            /** @description Invented for demonstration. */
            demonstration: boolean;
            /** @enum {string} */
            desk: "service" | "technology" | "procurement" | "contractManagement";
            /** @description Facts beside the opinions. */
            facts: components["schemas"]["ReviewFacts"];
            /** @description The record it rests on. */
            foundation: components["schemas"]["ReviewFoundation"];
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            may: ("edit" | "submit" | "approve" | "moderate" | "appeal" | "revise" | "withdraw" | "decide" | "withhold")[];
            /**
             * Format: int32
             * @description The whole, from 1 (poor) to 5 (excellent); null while its author has not said.
             */
            overall: number | null;
            product: components["schemas"]["ProductRef"] | null;
            /**
             * Format: date-time
             * @description When it was published.
             */
            publishedAt: string | null;
            /** @description Why it was returned, or what the appeal says, to those inside. */
            reason: string | null;
            reply: components["schemas"]["ReviewReply"] | null;
            /** @description What that record is for. */
            serviceArea: string | null;
            /**
             * Format: date-time
             * @description Since when.
             */
            since: string;
            /** @enum {string} */
            state: "draft" | "submitted" | "moderation" | "published" | "returned" | "replaced" | "withdrawn";
            /** @description Of whom. */
            vendor: components["schemas"]["VendorRef"];
            /**
             * Format: int64
             * @description Changes with every change of it.
             */
            version: number;
            /**
             * Format: double
             * @description What it weighs in a mean, of what is published.
             */
            weight: number | null;
            /**
             * @description Whether these words are kept to the authority that says them: others read ratings and facts, and speak to a
             *     peer (`GET /vendors/{id}/peers`).
             */
            wordsWithheld: boolean;
            /** @description What went worst; empty where it is withheld from you. */
            worst: string;
        };
        /** @description Why another convenor should look. */
        ReviewAppeal: {
            /** @description Why. */
            reason: string;
        };
        /** @description What a second person of the authority decides. */
        ReviewApproval: {
            /** @enum {string} */
            decision: "approve" | "return";
            /**
             * @description Why it is sent back.
             * @example Say how long the fault lasted.
             */
            reason?: string | null;
        };
        /** @description Records of one's own authority with a vendor. */
        ReviewBases: {
            /** @description The records, what ends last first. */
            items: components["schemas"]["ReviewBasis"][];
        };
        /** @description A record that a review of a vendor can rest on. */
        ReviewBasis: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @enum {string} */
            kind: "contract" | "system" | "pilot";
            /** @description Whether it is under NDA: others are told its kind alone then. */
            nda: boolean;
            /** @description What it is for. */
            serviceArea: string | null;
            /** @description What it is called. */
            title: string;
        };
        /** @description A fact that the vendor says is not so. */
        ReviewChallenge: {
            /**
             * Format: date-time
             * @description When it said so.
             */
            at: string;
            /** @description Why. */
            because: string | null;
            /**
             * Format: date-time
             * @description When.
             */
            decidedAt: string | null;
            /** @enum {string} */
            fact: "plannedGoLive" | "realGoLive" | "plannedCost" | "finalCost" | "changeRequests" | "serviceCredits" | "buyAgain";
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @enum {string|null} */
            outcome: "stands" | "corrected" | "removed" | null;
            /** @description What the vendor says; null to members at large until it is decided. */
            reason: string | null;
        };
        /** @description What is changed of a draft: a field left out stays, null takes what can be taken away. */
        ReviewChange: {
            /** @description Aspects, 1 to 5 each; null takes one away. */
            aspects?: {
                [key: string]: number | null;
            };
            /** @description What went best. */
            best?: string | null;
            /** @description Any interest in the vendor or a rival. */
            conflict?: string | null;
            /** @enum {string} */
            desk?: "service" | "technology" | "procurement" | "contractManagement";
            /** @description Facts beside the opinions. */
            facts?: components["schemas"]["FactsSaid"];
            foundation?: components["schemas"]["FoundationSaid"] | null;
            /**
             * Format: int32
             * @description The whole, 1 to 5.
             */
            overall?: number | null;
            /** @description Of which product, by name. */
            product?: string | null;
            /** @description Whether the words of what went best and worst are kept to your authority. */
            wordsWithheld?: boolean | null;
            /** @description What went worst. */
            worst?: string | null;
        };
        /** @description Facts beside the opinions; null where nothing is said, or the fact is challenged and not decided on. */
        ReviewFacts: {
            /** @description Whether the authority would buy again. */
            buyAgain: boolean | null;
            /**
             * Format: int32
             * @description How many changes were asked for and paid.
             */
            changeRequests: number | null;
            /** @enum {string|null} */
            finalCost: "under-100k" | "100k-250k" | "250k-500k" | "500k-1m" | "1m-2.5m" | "2.5m-5m" | "5m-10m" | "10m-25m" | "over-25m" | null;
            /** @enum {string|null} */
            plannedCost: "under-100k" | "100k-250k" | "250k-500k" | "500k-1m" | "1m-2.5m" | "2.5m-5m" | "5m-10m" | "10m-25m" | "over-25m" | null;
            /**
             * Format: date
             * @description The go-live that was planned.
             */
            plannedGoLive: string | null;
            /**
             * Format: date
             * @description The go-live as it was.
             */
            realGoLive: string | null;
            /** @description Whether service credits were claimed. */
            serviceCredits: boolean | null;
        };
        /** @description The record that gives an authority the right to review. */
        ReviewFoundation: {
            /**
             * Format: uuid
             * @description Which; null where you do not see it, or it is under NDA.
             */
            id: string | null;
            /** @enum {string} */
            kind: "contract" | "system" | "pilot";
            /** @description Whether it is under NDA. */
            nda: boolean;
            /** @description What it is called; null where it is not named. */
            title: string | null;
        };
        /** @description What was done to a review, the first first. */
        ReviewHistory: {
            /** @description The steps. */
            items: components["schemas"]["ReviewStep"][];
        };
        /** @description One page. */
        ReviewList: {
            /** @description The rows. */
            items: components["schemas"]["Review"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description What a convenor decides. */
        ReviewModeration: {
            /** @enum {string} */
            decision: "publish" | "return";
            /**
             * @description Why it is sent back.
             * @example It can be read as a charge against one person.
             */
            reason?: string | null;
        };
        /** @description What waits for you, the longest first. */
        ReviewQueue: {
            /** @description Reviews of your own that are under way. */
            mine: components["schemas"]["Review"][];
            /** @description Reviews of your authority to approve or send back. */
            toApprove: components["schemas"]["Review"][];
            /** @description Published reviews with a challenged fact to decide on, for convenors. */
            toDecide: components["schemas"]["Review"][];
            /** @description Reviews to publish or send back, for convenors. */
            toModerate: components["schemas"]["Review"][];
        };
        /** @description Something remarkable in the words of a review. */
        ReviewRemark: {
            /**
             * @description Where: `best`, `worst` or `conflict`.
             * @example worst
             */
            field: string;
            /** @enum {string} */
            gravity: "think" | "remove";
            /** @description Why, and what to do instead. */
            why: string;
            /** @description The words. */
            words: string;
        };
        /** @description Everything remarkable in the words of a review. */
        ReviewRemarks: {
            /** @description The remarks, in the order of the fields. */
            items: components["schemas"]["ReviewRemark"][];
        };
        /** @description What the vendor says, and its clock. */
        ReviewReply: {
            /**
             * Format: date-time
             * @description When it said so.
             */
            at: string | null;
            /**
             * Format: date
             * @description The last of its 20 working days.
             */
            due: string;
            /** @enum {string} */
            state: "open" | "given" | "lapsed";
            /** @description What it says. */
            text: string | null;
            /**
             * Format: int32
             * @description Working days that are left.
             */
            workingDaysLeft: number;
        };
        /** @description One thing that was done to a review. */
        ReviewStep: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Their authority. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description By whom; null to members at large. */
            by: string | null;
            /** @description Why, to those inside. */
            reason: string | null;
            /** @enum {string} */
            step: "begun" | "submitted" | "approved" | "returned" | "published" | "appealed" | "withdrawn" | "revised" | "replaced";
        };
        /** @description What published reviews of a vendor say together. */
        ReviewSummary: {
            /** @description Aspects that anybody rated, in their order. */
            aspects: components["schemas"]["AspectSpread"][];
            /**
             * Format: int32
             * @description How many authorities would buy again.
             */
            buyAgain: number;
            /** @enum {string|null} */
            divergence: "reviewsWorse" | "reviewsBetter" | null;
            /** @description The fewest authorities of which a mean is told. */
            fewest: number;
            /**
             * Format: int32
             * @description How many would not.
             */
            notAgain: number;
            /** @description The whole. */
            overall: components["schemas"]["RatingSpread"];
            /** @description Ratings in published contract performance notices (UK9). */
            publishedRatings: components["schemas"]["PublishedRatings"];
            /**
             * Format: int32
             * @description How many reviews.
             */
            reviews: number;
            /** @description What a review weighs by its age; nothing once it is older than all of these. */
            weights: components["schemas"]["ReviewWeight"][];
        };
        /** @description What a review weighs until it is so old. */
        ReviewWeight: {
            /**
             * Format: int32
             * @description Months since publication.
             */
            untilMonths: number;
            /**
             * Format: double
             * @description The weight until then.
             */
            weight: number;
        };
        /** @description Who reads the words of a review. */
        ReviewWithholding: {
            /**
             * @description Whether what went best and worst is kept to your authority. Ratings and facts are for members either way.
             * @example true
             */
            withheld: boolean;
        };
        /** @description Words to be looked at before anybody else reads them. */
        ReviewWords: {
            /** @description What went best. */
            best?: string;
            /** @description Any interest in the vendor or a rival. */
            conflict?: string | null;
            /** @description Whether the record it rests on is under NDA. */
            nda?: boolean;
            /** @description What went worst. */
            worst?: string;
        };
        /** @description A view to be saved. */
        SaveView: {
            /** @enum {string} */
            audience?: "me" | "authority" | "group" | "members";
            /**
             * Format: uuid
             * @description Which group, where that is the audience.
             */
            group?: string | null;
            /** @enum {string} */
            list: "contracts" | "procurements" | "opportunities" | "vendors";
            /**
             * @description What to call it.
             * @example Housing, ending by March 2028
             */
            name: string;
            /**
             * @description The list's query parameters, as in its address after the question mark; without `limit`, `cursor`
             *     and `format`, which are of an answer and not of a view.
             * @example q=housing&endsBefore=2028-03-31&live=true
             */
            query: string;
        };
        /** @description The best hits, best first. */
        SearchResult: {
            /** @description The hits. */
            items: components["schemas"]["Hit"][];
        };
        /** @description A second factor. */
        SecondFactor: {
            /**
             * @description Six digits of the authenticator app.
             * @example 287082
             */
            code?: string | null;
            /** @description One of the recovery codes instead; each is good once. */
            recoveryCode?: string | null;
            /** @description The ticket that came of the password. */
            ticket: string;
        };
        /** @description A piece of text: a match, or what stands between matches. Never markup. */
        Segment: {
            /** @description Whether it matched the query. */
            match: boolean;
            /** @description The text, to be shown as text. */
            text: string;
        };
        /** @description What an authority does with what it buys. */
        ServiceArea: {
            /**
             * @description The code, for filters.
             * @example housing-management
             */
            code: string;
            /**
             * @description Where it stands in the list.
             * @example Place
             */
            group: string;
            /**
             * @description The name, for people.
             * @example Housing management
             */
            name: string;
        };
        /** @description A service area with what is counted of it. */
        ServiceAreaCount: components["schemas"]["ServiceArea"] & {
            /** @description Annual value of those contracts together, in pounds sterling. */
            annualValue: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description Authorities that hold them.
             */
            authorities: number;
            /**
             * Format: int64
             * @description Live technology contracts.
             */
            contracts: number;
            /**
             * Format: int64
             * @description Open procurements.
             */
            procurements: number;
            /**
             * @description Product names seen in councils: the hints that records are sorted by.
             * @example [
             *       "NEC Housing"
             *     ]
             */
            products: string[];
        };
        /** @description One page. */
        ServiceAreaList: {
            /** @description The rows. */
            items: components["schemas"]["ServiceAreaCount"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description One of one's sessions. */
        Session: {
            /**
             * @description Where it signed in from.
             * @example 192.0.2.7
             */
            address: string | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            createdAt: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was last used, to about ten minutes.
             */
            lastUsedAt: string;
            /** @enum {string} */
            method: "password" | "openid";
            /** @description What the browser said it is. */
            userAgent: string | null;
        };
        /** @description One page. */
        SessionList: {
            /** @description The rows. */
            items: components["schemas"]["Session"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description The settings of an authority. */
        Settings: {
            /** @description Sensitive fields that fewer see. */
            fieldAudiences: components["schemas"]["FieldAudiences"];
            /** @enum {string} */
            statementAudience: "own" | "members" | "public";
            /**
             * Format: int64
             * @description Changes with every change; 0 while nobody set any. `If-Match` of a change names it.
             */
            version: number;
        };
        /** @description What an authority sets. */
        SettingsChange: {
            /** @description Sensitive fields that fewer see. */
            fieldAudiences?: components["schemas"]["FieldAudiences"];
            /** @enum {string} */
            statementAudience: "own" | "members" | "public";
        };
        /** @description Something that two authorities use for the same service area. */
        SharedUse: {
            /** @description What it is called. */
            name: string;
            /** @description For what. */
            serviceArea: components["schemas"]["ServiceArea"];
        };
        /** @description How a fact is known, over all contracts. */
        Shares: {
            /**
             * Format: int64
             * @description Said by an officer.
             */
            confirmed: number;
            /**
             * Format: int64
             * @description Published, inferred, or claimed by a vendor.
             */
            published: number;
            /**
             * Format: int64
             * @description Not known.
             */
            unknown: number;
        };
        /** @description Somebody who is signed in. */
        SignedIn: {
            /** @description For the header `Authorization: Bearer …`. Keep it in memory alone. */
            accessToken: string;
            /**
             * Format: date-time
             * @description When it stops being good: refresh before.
             */
            expiresAt: string;
            /** @description Who it is. */
            me: components["schemas"]["Me"];
        };
        /** @description What the sign-in page offers. */
        SignIn: {
            /** @description Invented accounts; none unless this is a demonstration. */
            demonstration: components["schemas"]["DemonstrationAccount"][];
            /** @description Providers. */
            providers: components["schemas"]["ProviderLink"][];
        };
        /** @description An authority's OpenID provider. The client secret is never shown. */
        SignInProvider: {
            /** @description Whose people sign in there. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description Muster's client id there. */
            clientId: string;
            /**
             * Format: date-time
             * @description When it was set up.
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * @description Its issuer.
             * @example https://login.microsoftonline.com/9122040d-6c67-4c5b-b112-36a304b66dad/v2.0
             */
            issuer: string;
            /**
             * @description What its people know it as.
             * @example Camden account
             */
            name: string;
            /**
             * @description The address to register with the provider as the one to come back to.
             * @example https://muster.example.org/api/v1/sign-in/openid/callback
             */
            redirect: string;
            /**
             * Format: int64
             * @description Changes with every change.
             */
            version: number;
        };
        /** @description What becomes of an authority's OpenID provider. */
        SignInProviderChange: {
            /** @description Muster's client id there. */
            clientId: string;
            /** @description Muster's client secret there; left out or null, the one that is kept stays. */
            clientSecret?: string | null;
            /** @description Its issuer; people known to the one before must be invited again. */
            issuer: string;
            /** @description What its people know it as. */
            name: string;
        };
        /** @description One page. */
        SignInProviderList: {
            /** @description The rows. */
            items: components["schemas"]["SignInProvider"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description What comes after a name and a password, or a link. */
        SignInStep: {
            /** @description For the header `Authorization: Bearer …`. Keep it in memory alone. */
            accessToken: string;
            /**
             * Format: date-time
             * @description When it stops being good: refresh before.
             */
            expiresAt: string;
            /** @description Who it is. */
            me: components["schemas"]["Me"];
            /** @enum {string} */
            next: "done";
        } | {
            /** @enum {string} */
            next: "secondFactor";
            /** @description Goes with the code. */
            ticket: string;
        };
        /** @description A name and a password. */
        SignInWithPassword: {
            /**
             * @description The address at work that the invitation went to.
             * @example approver@camden.example
             */
            name: string;
            /** @description The password. */
            password: string;
        };
        /** @description A pilot, and what it has in common with what somebody is about to try. */
        SimilarPilot: components["schemas"]["Pilot"] & {
            /** @description What both have in common. */
            likeness: components["schemas"]["PilotLikeness"];
        };
        /** @description Pilots like an idea. */
        SimilarPilots: {
            /** @description How many authorities tried something like it. */
            authorities: number;
            /** @description The most alike first. */
            items: components["schemas"]["SimilarPilot"][];
        };
        /** @description What came from a publisher on one day. */
        SourceImport: {
            /**
             * Format: uuid
             * @description The import's id.
             */
            id: string;
            /**
             * Format: int64
             * @description Notices that came.
             */
            notices: number;
            /**
             * Format: int64
             * @description Things in them that could not be read.
             */
            problems: number;
            /**
             * Format: date-time
             * @description When it began.
             */
            startedAt: string;
        };
        /** @description A contract that nobody vouched for in a long time. To do: confirm it. */
        StaleContract: {
            /** @description Whose: the authority, or a part of it. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * Format: date
             * @description Its last day without any extension.
             */
            end: string | null;
            /** @description The facts that matter most and that no officer confirmed: `term.end`, `value.net`. */
            fields: string[];
            /**
             * Format: uuid
             * @description The contract.
             */
            id: string;
            /**
             * @description What kind of record.
             * @example contract
             */
            kind: string;
            /** @description Its title. */
            title: string;
            /**
             * Format: date-time
             * @description When somebody or some notice last vouched for it.
             */
            vouchedAt: string | null;
        };
        /** @description What an authority said to an opportunity. */
        Stance: {
            /** @description Who. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description Whom to talk to. */
            contact: string | null;
            /** @description What it needs. */
            needs: string | null;
            /**
             * Format: date-time
             * @description When it said so.
             */
            saidAt: string;
            /** @enum {string|null} */
            stance: "watching" | "comparingNotes" | "sharedSpecification" | "jointEngagement" | "namedPartner" | "jointAward" | "notNow" | null;
        };
        /** @description What an authority says to an opportunity. */
        StanceChange: {
            /**
             * @description Whom to talk to.
             * @example Head of Housing Systems
             */
            contact?: string | null;
            /**
             * @description What the authority needs.
             * @example A shared specification by March
             */
            needs?: string | null;
            /** @enum {string} */
            stance: "watching" | "comparingNotes" | "sharedSpecification" | "jointEngagement" | "namedPartner" | "jointAward" | "notNow";
        };
        /** @description What authorities say to an opportunity, and what they said before. */
        Stances: {
            /** @description What each says now, the hardest stance first. */
            current: components["schemas"]["Stance"][];
            /** @description Everything that was said, newest first. */
            history: components["schemas"]["Stance"][];
        };
        /** @description Everything counted: live technology contracts, in pounds sterling, unless a field says otherwise. */
        Stats: {
            /**
             * Format: int64
             * @description Boroughs with at least one technology contract or procurement.
             */
            activeBoroughs: number;
            /**
             * Format: date
             * @description Today: the day dates were judged against.
             */
            asOf: string;
            /**
             * Format: int64
             * @description Authorities on record.
             */
            authorities: number;
            /** @description Contracts and open procurements by borough, all 33. */
            byBorough: components["schemas"]["BoroughCount"][];
            /** @description Contracts by service area. */
            byServiceArea: components["schemas"]["AreaCount"][];
            /**
             * Format: int64
             * @description Contracts on record.
             */
            contracts: number;
            /** @description Whether any record here was invented for demonstration. */
            demonstration: boolean;
            /** @description Contracts by the month in which they end: the next 36 months, empty months too. */
            endingByMonth: components["schemas"]["MonthCount"][];
            /**
             * Format: date-time
             * @description When the last import ended.
             */
            lastImportAt: string | null;
            /**
             * Format: int64
             * @description Of those, live today.
             */
            liveTechnologyContracts: number;
            /**
             * Format: int64
             * @description Notices kept.
             */
            notices: number;
            /**
             * Format: int64
             * @description Procurements on record that can still be joined.
             */
            openProcurements: number;
            /**
             * Format: int64
             * @description Of those, technology.
             */
            openTechnologyProcurements: number;
            /**
             * Format: int64
             * @description Opportunities.
             */
            opportunities: number;
            /**
             * Format: int64
             * @description Of them, technology.
             */
            technologyContracts: number;
            /**
             * Format: int64
             * @description Vendors on record.
             */
            vendors: number;
        };
        /** @description A product in use at an authority for a service area. */
        System: {
            /** @enum {string|null} */
            audience: "own" | "members" | "public" | null;
            /** @description Who uses it. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * Format: date-time
             * @description When a vendor claimed it.
             */
            claimedAt: string | null;
            /**
             * Format: date-time
             * @description When its authority said so.
             */
            confirmedAt: string | null;
            contract: components["schemas"]["SystemContract"] | null;
            /** @description Whether it was invented for demonstration. */
            demonstration: boolean;
            /**
             * Format: date
             * @description Until when this version is supported.
             */
            endOfSupport: string | null;
            evidence: components["schemas"]["SystemEvidence"] | null;
            /**
             * Format: date
             * @description When it went live.
             */
            goLive: string | null;
            /** @enum {string|null} */
            hosting: "cloud" | "vendorHosted" | "onPremises" | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The systems that it exchanges data with. */
            integrations: string[];
            /**
             * @description What to call it: the product's name, or else whose it is.
             * @example NEC Housing
             */
            name: string;
            /** @description What its authority notes about it. */
            notes: string | null;
            product: components["schemas"]["ProductRef"] | null;
            /**
             * Format: int32
             * @description How content its users are, 1 to 5.
             */
            satisfaction: number | null;
            /** @description For what. */
            serviceArea: components["schemas"]["ServiceArea"];
            /** @enum {string} */
            state: "inferred" | "claimed" | "confirmed" | "rejected";
            /**
             * Format: int32
             * @description How many people use it.
             */
            users: number | null;
            vendor: components["schemas"]["VendorRef"] | null;
            /**
             * Format: int64
             * @description Changes with every change of what is seen of it.
             */
            version: number;
        };
        /** @description The contract that pays for a system. */
        SystemContract: {
            /**
             * Format: date
             * @description Its end without extensions.
             */
            end: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: date
             * @description Its end with all of them.
             */
            maxEnd: string | null;
            /** @description Its title. */
            title: string;
        };
        /** @description When the systems of one product or one service area come to the end of their contracts. */
        SystemEnds: {
            /** @description What it is called. */
            name: string;
            product: components["schemas"]["ProductRef"] | null;
            /** @description The quarters in which any ends, for the next four years. */
            quarters: components["schemas"]["QuarterEnds"][];
            serviceArea: components["schemas"]["ServiceArea"] | null;
            /**
             * Format: int32
             * @description How many systems there are.
             */
            systems: number;
            /**
             * Format: int32
             * @description Of them, those of which no end is known.
             */
            unknown: number;
        };
        /** @description What changes when. */
        SystemEndsList: {
            /** @description Those with the most ends first. */
            items: components["schemas"]["SystemEnds"][];
        };
        /** @description What contracts tell of a system. */
        SystemEvidence: {
            /**
             * Format: uuid
             * @description The contract whose words these are.
             */
            contract: string;
            /** @description Why it follows from them. */
            reason: string;
            /**
             * Format: date
             * @description The first day of the earliest such contract.
             */
            since: string | null;
            /**
             * @description The words, as published.
             * @example NEC Housing
             */
            words: string;
        };
        /** @description What was said of a system. */
        SystemHistory: {
            /** @description Newest first. */
            items: components["schemas"]["SystemSaying"][];
        };
        /** @description One page. */
        SystemList: {
            /** @description The rows. */
            items: components["schemas"]["System"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description Something that was said of a system. */
        SystemSaying: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @enum {string} */
            audience: "own" | "members" | "public";
            /** @enum {string|null} */
            hosting: "cloud" | "vendorHosted" | "onPremises" | null;
            /** @enum {string} */
            kind: "confirmed" | "rejected" | "withdrawn" | "claimed";
            /** @description What else to know about it. */
            notes: string | null;
            /**
             * Format: int32
             * @description How content its users are, 1 to 5.
             */
            satisfaction: number | null;
            /**
             * Format: int32
             * @description How many people use it.
             */
            users: number | null;
            vendor: components["schemas"]["VendorRef"] | null;
        };
        /** @description What is said of a system. What is left out is not known. */
        SystemStatement: {
            /** @enum {string} */
            audience?: "own" | "members" | "public";
            /**
             * Format: uuid
             * @description The contract of one's authority that pays for it; left out, the one that tells of it.
             */
            contract?: string | null;
            /**
             * Format: date
             * @description Until when this version is supported.
             */
            endOfSupport?: string | null;
            /**
             * Format: date
             * @description When it went live.
             */
            goLive?: string | null;
            /** @enum {string|null} */
            hosting?: "cloud" | "vendorHosted" | "onPremises" | null;
            /** @description The systems that it exchanges data with, by name. */
            integrations?: string[];
            /**
             * @description Whether it is in use: false rejects what contracts or a vendor tell.
             * @default true
             */
            inUse: boolean;
            /** @description What else to know about it. */
            notes?: string | null;
            /**
             * Format: int32
             * @description How content its users are, 1 to 5.
             */
            satisfaction?: number | null;
            /**
             * Format: int32
             * @description How many people use it.
             */
            users?: number | null;
        };
        /** @description Where an authority hears of things together. */
        TeamsChannel: {
            /** @description The address of the authority's workflow without what is secret of it; null where there is none. */
            address: string | null;
            /** @description Whether this installation posts to Teams at all. */
            setUp: boolean;
        };
        /** @description How long a contract runs. */
        Term: {
            /**
             * Format: int64
             * @description Days from start to end, both counted; null where either is unknown.
             */
            days: number | null;
            /**
             * Format: date
             * @description Last day without any extension.
             */
            end: string | null;
            /**
             * @description The extensions as published, in words.
             * @example 2 x 12 months
             */
            extensions: string | null;
            /**
             * Format: date
             * @description Last day with all extensions used.
             */
            maxEnd: string | null;
            /**
             * Format: date
             * @description First day.
             */
            start: string | null;
        };
        /** @description Part of a merge patch: how long. Null takes back what was said. */
        TermSaid: {
            /**
             * Format: date
             * @description Last day without any extension.
             */
            end?: string | null;
            /**
             * Format: date
             * @description Last day with all extensions used.
             */
            maxEnd?: string | null;
            /**
             * Format: date
             * @description First day.
             */
            start?: string | null;
        };
        /** @description Money over the whole term, net and gross of VAT kept apart as published. */
        TermValue: {
            annual: components["schemas"]["Money"] | null;
            gross: components["schemas"]["Money"] | null;
            net: components["schemas"]["Money"] | null;
        };
        /** @description A test to be sent. */
        TestMessage: {
            /** @enum {string} */
            channel: "mail" | "teams";
        };
        /** @description What became of the last message that says that messages arrive. */
        TestOutcome: {
            /**
             * Format: date-time
             * @description Since when.
             */
            at: string;
            /** @description What went wrong, if anything did. */
            problem: string | null;
            /**
             * @description `due`, `sent`, `skipped` or `failed`.
             * @example sent
             */
            state: string;
        };
        /** @description Why there is no token (RFC 6749, section 5.2). */
        TokenRefusal: {
            /**
             * @description One of the standard's words: `invalid_request`, `invalid_client`, `invalid_scope`,
             *     `unsupported_grant_type`.
             * @example invalid_client
             */
            error: string;
            /** @description What is wrong, in plain English. */
            error_description: string;
        };
        /** @description A request for an access token. The credentials may come by HTTP basic authentication instead. */
        TokenRequest: {
            /**
             * @description The client's id.
             * @example 019a9f5c-3b52-7c1e-9d1c-2a4f3f1b7a10
             */
            client_id?: string | null;
            /** @description Its secret. */
            client_secret?: string | null;
            /**
             * @description `client_credentials`.
             * @example client_credentials
             */
            grant_type: string | null;
            /**
             * @description Scopes that the token must have, with spaces between: refused where the client has not all
             *     of them. A token has every scope of its client.
             * @example contracts:read
             */
            scope?: string | null;
        };
        /** @description A contracts register as it was published. */
        TransparencyRegister: {
            /** @description Its rows: the columns of the LGA's contracts schema that are filled, by name. */
            items: {
                [key: string]: string;
            }[];
            /** @description Which. */
            publication: components["schemas"]["Publication"];
        };
        /** @description Something that went wrong. */
        Trouble: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /**
             * @description What, in plain English.
             * @example It answered 503 (Service Unavailable) and asked to be left alone for a while
             */
            detail: string;
            /**
             * Format: int32
             * @description How often since the last page that came; 0 where one has come since.
             */
            times: number;
        };
        /** @description A record of the group that could not be used because nobody could know its date. */
        Undated: components["schemas"]["RecordRef"] & {
            /** @description Whose. */
            authority: components["schemas"]["AuthorityRef"];
            /** @description Its title. */
            title: string;
        };
        /** @description The change that is to be undone. */
        Undo: {
            /**
             * Format: uuid
             * @description Its id, as the history has it.
             */
            change: string;
        };
        /** @description A unit price in pounds. */
        UnitPrice: {
            /**
             * Format: double
             * @description In pounds, rounded to whole pence.
             * @example 118.5
             */
            amount: number;
            /**
             * @description Pounds sterling, which alone are compared.
             * @example GBP
             */
            currency?: string;
        };
        Value: unknown;
        /** @description Part of a merge patch: what it is worth. Null takes back what was said. */
        ValueSaid: {
            gross?: components["schemas"]["MoneySaid"] | null;
            net?: components["schemas"]["MoneySaid"] | null;
        };
        /** @description A vendor with what is counted of it. */
        Vendor: {
            /**
             * Format: int64
             * @description Authorities that hold or held them.
             */
            authorities: number;
            /**
             * @description Companies House number, normalised to eight characters.
             * @example 00968498
             */
            companyNumber: string | null;
            /**
             * Format: int64
             * @description Contracts on record.
             */
            contracts: number;
            /** @description Whether it is known from records invented for demonstration only. */
            demonstration: boolean;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * @description The name it is known by.
             * @example NEC Software Solutions UK Limited
             */
            name: string;
            /** @description Whether a notice said that it is a small or medium-sized enterprise; null where none said. */
            sme: boolean | null;
            /** @description Net value of all its contracts in pounds sterling; a contract with several vendors counts whole for each. */
            totalValue: components["schemas"]["Money"];
            /** @description Whether a notice said that it is a voluntary, community or social enterprise; null where none said. */
            vcse: boolean | null;
            /**
             * Format: int64
             * @description Changes with every change of the record.
             */
            version: number;
        };
        /** @description A fact that a vendor says is not so. */
        VendorChallenge: {
            /** @enum {string} */
            fact: "plannedGoLive" | "realGoLive" | "plannedCost" | "finalCost" | "changeRequests" | "serviceCredits" | "buyAgain";
            /** @description What is not so, and on what evidence, in at most 150 words. */
            reason: string;
        };
        /** @description What a vendor claims. */
        VendorClaim: {
            /**
             * @description Who uses it: a member's code or id.
             * @example CMD
             */
            authority: string;
            /** @description What it is called. */
            product?: string | null;
            /**
             * @description For what: the service area's code.
             * @example housing-management
             */
            serviceArea: string;
        };
        /** @description Why a published name was taken for this vendor. */
        VendorDecision: {
            /**
             * Format: date-time
             * @description When it was decided.
             */
            decidedAt: string;
            /** @description The identifiers published beside it. */
            identifiers: components["schemas"]["Identifier"][];
            /** @description The name as published. */
            name: string;
            /**
             * Format: uuid
             * @description The first notice that showed it.
             */
            notice: string | null;
            /**
             * @description `new`, `same number`, `same name`, `similar name`, `conflict`, or `decided` by a person.
             * @example same number
             */
            outcome: string;
            /** @description In plain English. */
            reason: string;
        };
        /** @description A vendor with every spelling, every identifier, and why each was taken for it. */
        VendorDetail: components["schemas"]["Vendor"] & {
            /** @description Why each spelling was taken for this vendor. */
            decisions: components["schemas"]["VendorDecision"][];
            /** @description Every identifier seen. */
            identifiers: components["schemas"]["Identifier"][];
            /** @description Every spelling seen. */
            names: components["schemas"]["VendorName"][];
        };
        /** @description A link by which a vendor reads the reviews of it and answers them. */
        VendorLink: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Whether it is good today. */
            good: boolean;
            /**
             * Format: uuid
             * @description Its id, which opens nothing.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was last opened, to the minute; null while it never was.
             */
            lastUsedAt: string | null;
            /**
             * @description What it is called.
             * @example Their account director
             */
            name: string;
            /**
             * Format: date-time
             * @description When it was revoked.
             */
            revokedAt: string | null;
            /**
             * Format: date
             * @description The last day on which it is good.
             */
            until: string;
            /** @description Whose reviews it shows. */
            vendor: components["schemas"]["VendorRef"];
        };
        /** @description Links of one's authority. */
        VendorLinks: {
            /** @description The links, newest first, ended ones too. */
            items: components["schemas"]["VendorLink"][];
        };
        /** @description A link with its address, which is said this once and never again. */
        VendorLinkWithAddress: {
            /**
             * @description Its address. Whoever has it speaks for the vendor: send it to the vendor alone.
             * @example https://muster.example.org/vendor-link/q3…
             */
            address: string;
            /** @description The link. */
            link: components["schemas"]["VendorLink"];
        };
        /** @description One page. */
        VendorList: {
            /** @description The rows. */
            items: components["schemas"]["Vendor"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description Which vendor this one is part of, and why. */
        VendorMerge: {
            /**
             * Format: uuid
             * @description The vendor that remains.
             */
            into: string;
            /**
             * @description Why the two are one company.
             * @example Renamed in 2021, see Companies House
             */
            reason: string;
        };
        /** @description A spelling of a vendor's name. */
        VendorName: {
            /** @description As published. */
            name: string;
            /**
             * Format: int64
             * @description In how many awards.
             */
            timesSeen: number;
        };
        /** @description What a vendor sees by its link. */
        VendorPage: {
            /** @description The most words of a reply. */
            mostWords: number;
            /** @description Published reviews of it, newest first. */
            reviews: components["schemas"]["Review"][];
            /**
             * Format: date
             * @description The last day on which the link is good.
             */
            until: string;
            /** @description The vendor, as the public sees it. */
            vendor: components["schemas"]["Vendor"];
        };
        /** @description A vendor as other records name it. */
        VendorRef: {
            /**
             * @description Companies House number; null where none is known.
             * @example 00968498
             */
            companyNumber: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * @description The name it is known by.
             * @example NEC Software Solutions UK Limited
             */
            name: string;
        };
        /** @description What a vendor says to a review. */
        VendorReply: {
            /**
             * @description What it says, in at most 150 words, naming nobody.
             * @example Since May reports are part of the fee.
             */
            text: string;
        };
        /** @description A decision on two vendors. */
        VendorRuling: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Whose people decided. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * Format: uuid
             * @description Its id, for undoing it.
             */
            id: string;
            /** @description Of a split, the identifiers that are the new vendor's. */
            identifiers: components["schemas"]["Identifier"][];
            /** @enum {string} */
            kind: "merge" | "split";
            /** @description Of a split, the spellings that are the new vendor's. */
            names: string[];
            /** @description The vendor that it is part of now, or the one that was split off. */
            other: components["schemas"]["VendorRef"];
            /** @description Why. */
            reason: string;
            /**
             * Format: date-time
             * @description When it was undone; null while it holds.
             */
            undoneAt: string | null;
            /** @description The vendor that was merged away, or split. */
            vendor: components["schemas"]["VendorRef"];
        };
        /** @description What was decided of a vendor. */
        VendorRulings: {
            /** @description Decisions, newest first. */
            items: components["schemas"]["VendorRuling"][];
        };
        /** @description A vendor by our id, or by what it is called and its number. */
        VendorSaid: {
            /**
             * @description Its Companies House number.
             * @example 01628868
             */
            companyNumber?: string | null;
            /**
             * Format: uuid
             * @description Our id; the others are not needed then.
             */
            id?: string | null;
            /**
             * @description What it is called.
             * @example Civica UK Limited
             */
            name?: string | null;
        };
        /** @description What one vendor has of a market. */
        VendorShare: {
            /** @description How much of the annual value, of contracts whose value may be seen. */
            annualValue: components["schemas"]["Money"];
            /**
             * Format: int32
             * @description How many of the contracts.
             */
            contracts: number;
            /**
             * Format: double
             * @description Its part of all contracts, from 0 to 1.
             */
            ofContracts: number;
            /**
             * Format: double
             * @description Its part of the annual value, from 0 to 1.
             */
            ofValue: number;
            /** @description The vendor. */
            vendor: components["schemas"]["VendorRef"];
        };
        /** @description What of a vendor is another company, and why. */
        VendorSplit: {
            /** @description The new vendor's name. */
            name: string;
            /** @description Spellings of the vendor that are the new one's. */
            names?: string[];
            /** @description Numbers of the vendor that are the new one's: a company number, or scheme and id as `GB-PPON-PXYZ-1234-ABCD`. */
            numbers?: string[];
            /** @description Why it is another company. */
            reason: string;
        };
        /** @description A list with its filters, under a name. */
        View: {
            /** @enum {string} */
            audience: "me" | "authority" | "group" | "members";
            /** @description Where they belong. */
            authority: components["schemas"]["AuthorityRef"];
            /**
             * Format: date-time
             * @description When it was saved.
             */
            createdAt: string;
            group: components["schemas"]["ViewGroup"] | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @enum {string} */
            list: "contracts" | "procurements" | "opportunities" | "vendors";
            /**
             * @description What it is called.
             * @example Housing, ending by March 2028
             */
            name: string;
            /** @description Whether it is one's own, to change and to let go. */
            own: boolean;
            /**
             * @description What whoever saved it is called.
             * @example Rani Patel
             */
            owner: string;
            /**
             * @description The list's query parameters, exactly as in its address.
             * @example q=housing&endsBefore=2028-03-31&live=true
             */
            query: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updatedAt: string;
            /**
             * Format: int64
             * @description Changes with every change of it: the number in the `ETag`.
             */
            version: number;
        };
        /** @description A group of authorities that a view is shared with. */
        ViewGroup: {
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /**
             * @description What it is called.
             * @example South London
             */
            name: string;
        };
        /** @description A link that shows one view of a list. */
        ViewLink: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * @description The format.
             * @example csv
             */
            format: string;
            /** @description Whether it is good today. */
            good: boolean;
            /**
             * Format: uuid
             * @description Its id, which opens nothing.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was last read, to the minute; null while it never was.
             */
            lastUsedAt: string | null;
            /**
             * @description The list, by the noun of its path.
             * @example contracts
             */
            list: string;
            /**
             * @description What it is called.
             * @example Contracts that end within a year
             */
            name: string;
            /** @description Who made it. */
            person: components["schemas"]["LinkPerson"];
            /**
             * @description Its filters and its order, as the query of that list's address.
             * @example authority=CMD&live=true&sort=end
             */
            query: string;
            /**
             * Format: date-time
             * @description When it was revoked, by hand or with its person's account.
             */
            revokedAt: string | null;
            /** @enum {string} */
            seenBy: "authority" | "public";
            /**
             * Format: date
             * @description The last day on which it is good; null where it has none.
             */
            until: string | null;
            /**
             * Format: int64
             * @description Changes with every change of the link.
             */
            version: number;
        };
        /** @description One page. */
        ViewLinkList: {
            /** @description The rows. */
            items: components["schemas"]["ViewLink"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description A link with its address, which is said this once and never again. */
        ViewLinkWithAddress: {
            /**
             * @description Its address. Whoever has it sees what it shows: keep it as you would keep a key.
             * @example https://muster.example.org/api/v1/view-links/q3…/contracts.csv
             */
            address: string;
            /** @description The link. */
            link: components["schemas"]["ViewLink"];
        };
        /** @description One page. */
        ViewList: {
            /** @description The rows. */
            items: components["schemas"]["View"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description A way by which messages are sent here. */
        Way: {
            /** @description Where one's own messages go: one's address at work, or a workflow's address without what is secret. */
            address: string | null;
            /** @description Whether this installation sends by it at all. */
            setUp: boolean;
        };
        /** @description Where changes are sent, by the Standard Webhooks specification. */
        Webhook: {
            /**
             * @description Where to.
             * @example https://systems.camden.example/muster
             */
            address: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When something was last taken; null where nothing was yet.
             */
            deliveredAt: string | null;
            /**
             * Format: int64
             * @description Deliveries in the log that were given up.
             */
            failed: number;
            /**
             * Format: date-time
             * @description Since when every try has failed; null where the last one did not.
             */
            failingSince: string | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            kinds: ("contract" | "procurement" | "opportunity" | "stance" | "vendor" | "authority" | "pilot" | "system" | "review")[];
            /**
             * @description What people call it.
             * @example Contracts warehouse
             */
            name: string;
            /**
             * Format: date-time
             * @description Until when the secret before this one still signs beside it; null where none does.
             */
            oldSecretUntil: string | null;
            /** @enum {string} */
            state: "on" | "off" | "gone";
            /**
             * Format: int64
             * @description Changes with every change.
             */
            version: number;
            /**
             * Format: int64
             * @description Deliveries that are still to be made.
             */
            waiting: number;
        };
        /** @description One page. */
        WebhookList: {
            /** @description The rows. */
            items: components["schemas"]["Webhook"][];
            /** @description The `cursor` of the page after; null on the last. */
            next: string | null;
            /** @description How many rows match: exact up to 10,000, null past it. */
            total: number | null;
        };
        /** @description What is to be otherwise, as a merge patch: what is left out stays. */
        WebhookPatch: {
            /** @description Where to. */
            address?: string | null;
            kinds?: ("contract" | "procurement" | "opportunity" | "stance" | "vendor" | "authority" | "pilot" | "system" | "review")[];
            /** @description What people call it. */
            name?: string | null;
            /** @description Whether it sends. Turned on again, one that was off or gone goes on where it stopped. */
            on?: boolean | null;
        };
        /** @description A webhook with the secret that signs, which is said this once and never again. */
        WebhookWithSecret: {
            /**
             * @description The secret, as libraries for Standard Webhooks take it.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret: string;
            /** @description The webhook. */
            webhook: components["schemas"]["Webhook"];
        };
        /** @description The days on which one authority could go live with a new contract. */
        Window: {
            /**
             * Format: int64
             * @description Days past `maxEnd` for which the Procurement Act 2023 (s. 74 and 75) asks no contract change notice.
             */
            bridgeDays: number;
            /**
             * Format: date
             * @description First day: the contract's end, or the procurement's expected start.
             */
            from: string;
            /**
             * Format: date
             * @description Of a contract, the last day that its published extensions reach.
             */
            maxEnd: string | null;
            /**
             * Format: date
             * @description Last day: the end with all extensions and the bridge, or 180 days after the expected start.
             */
            to: string;
        };
        /** @description One thing that is wrong with a request. */
        Wrong: {
            /**
             * @description What is wrong with it, in plain English.
             * @example "2027-13" is not a date of the form 2027-06-30
             */
            detail: string;
            /**
             * @description Which part: the name of a query parameter, or a JSON pointer into the body.
             * @example endsBefore
             */
            pointer: string;
        };
    };
    responses: {
        /** @description The request cannot be read. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This does not go together with what is on record; `detail` says why. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Who is signed in may not do this; `detail` names the roles that may. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It was here and is to be had no more; `detail` says what to do instead. */
        Gone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something failed here; the problem says nothing but the request's id, the log says the rest. */
        Internal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The address does not know this method; `Allow` names those it knows. */
        MethodNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The list does not come in any format that `Accept` names. */
        NotAcceptable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such record, or it may not be seen: both answer alike. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nothing changed since the answer with this `ETag`. */
        NotModified: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description A change needs `If-Match` with the ETag that was read. */
        PreconditionRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The record changed since the version that `If-Match` names; `current` is how it is now. */
        Stale: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than what is taken here. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many attempts; `Retry-After` says when it is worth trying again. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in, or the token is no longer good. */
        Unauthorised: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The database is out of reach or too busy; `Retry-After` says when it is worth trying again. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something about the parameters is wrong; `errors` names each and says what is allowed. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not JSON. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerOffer"];
                };
            };
            /** @description A page for people: in a browser, that is where this leads. */
            303: {
                headers: {
                    /** @description Which page. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerOffer"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description Only what these people, other systems or view links did, by id. */
                account?: string[];
                /** @description Only what happened like this, as `record.seen`. */
                action?: string[];
                /** @description `true`: a CSV file begins with a byte order mark, for older spreadsheets. */
                bom?: boolean;
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description `ndjson` and `csv` give every entry at once, oldest first; else a page, newest first. What `muster audit verify` reads is `ndjson` without filters. */
                format?: "json" | "ndjson" | "csv";
                /** @description Only from this day on (UTC). */
                from?: string;
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description Only what is about these, by id. */
                subject?: string[];
                /** @description Only up to this day (UTC), which is included. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditList"];
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAuditCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditCheckpoint"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuthorities: {
        parameters: {
            query?: {
                /** @description `true`: a CSV file begins with a byte order mark, for older spreadsheets. */
                bom?: boolean;
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description The format, for links that a person can click; else the `Accept` header decides. All but `json` give every row at once, whatever `limit` and `cursor` say. */
                format?: "json" | "ndjson" | "csv" | "xlsx" | "parquet";
                /** @description Only this kind of body. */
                kind?: "borough" | "partner" | "other";
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description `true`: only authorities that take part; `false`: only others. */
                member?: boolean;
                /** @description A part of any spelling of the name. */
                q?: string;
                /** @description The order: one key or several with commas, `-` before a key for largest or latest first. Missing values come last either way, and ties are broken by the record's id. Without it pages and workbooks come in the list's own order, files of data in the order of ids. */
                sort?: ("name" | "-name" | "contracts" | "-contracts")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or every row in the format asked for. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Addresses of the first page (`rel="first"`) and of the page after (`rel="next"`), RFC 8288. */
                    Link?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityList"];
                    "application/vnd.apache.parquet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAuthority: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The authority's id, or a borough's code as `CMD`. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authority"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCompleteness: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Completeness"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    dischargeDuty: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDischarge"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duties"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reopenDuty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                discharge: string;
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDuties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duties"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    putDutySettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DutySettings"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duties"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getGovernance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Governance"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    putGovernance: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GovernanceChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Governance"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listParts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityParts"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    putPart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
                /** @description Which one, as other answers name it. */
                part: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartClaim"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityParts"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deletePart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
                /** @description Which one, as other answers name it. */
                part: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPipelineNotice: {
        parameters: {
            query?: {
                /** @description `ocds` is a release package of OCDS 1.1 to download. */
                format?: "json" | "ocds";
            };
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeDraft"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPublications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publications"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    publishRegister: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPublication"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRegisterDraft: {
        parameters: {
            query?: {
                /** @description A quarter of the calendar year, as `2026-Q3`. */
                quarter?: string;
            };
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterDraft"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    putSettings: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTransparencyRegister: {
        parameters: {
            query?: {
                /** @description `csv` is the file in the LGA's columns, `xlsx` a workbook of it. */
                format?: "json" | "csv" | "xlsx";
                /** @description A quarter of the calendar year, as `2026-Q3`; left out, the latest that was published. */
                quarter?: string;
            };
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                idOrCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransparencyRegister"];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuthorityGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityGroupList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createAuthorityGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGroup"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityGroup"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAuthorityGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityGroup"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteAuthorityGroup: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeAuthorityGroup: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ChangeGroup"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityGroup"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listChanges: {
        parameters: {
            query?: {
                /** @description Only changes of these kinds. */
                kind?: ("contract" | "procurement" | "opportunity" | "stance" | "vendor" | "authority" | "pilot" | "system" | "review")[];
                /** @description How many changes an answer has at most. */
                limit?: number;
                /** @description Where to go on: `next` of the answer before. Left out, the answer has no changes and says where the feed stands now. */
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            410: components["responses"]["Gone"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listClients: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClient"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientWithSecret"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rotateClientSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientWithSecret"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    confirmRecords: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmations"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmationResults"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listContracts: {
        parameters: {
            query?: {
                /** @description Of one of these authorities: codes (`CMD,HCK`) or ids, separated by commas. */
                authority?: string[];
                /** @description `true`: a CSV file begins with a byte order mark, for older spreadsheets. */
                bom?: boolean;
                /** @description `true`: only contracts of the boroughs; `false`: only of other authorities. */
                boroughs?: boolean;
                /** @description With a CPV code that begins with these 2 to 8 digits, as `48` or `72212`. */
                cpv?: string;
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description `true`: only records invented for demonstration; `false`: none of them. */
                demonstration?: boolean;
                /** @description `true`: only contracts with a known end; `false`: only those without. */
                endKnown?: boolean;
                /** @description Ends, without extensions, on this day or after. */
                endsAfter?: string;
                /** @description Ends, without extensions, on this day or before. */
                endsBefore?: string;
                /** @description The format, for links that a person can click; else the `Accept` header decides. All but `json` give every row at once, whatever `limit` and `cursor` say. */
                format?: "json" | "ndjson" | "csv" | "xlsx" | "parquet" | "ocds" | "ics" | "atom";
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description `true`: only contracts that run, or will run, today. */
                live?: "true";
                /** @description Ends, with all extensions used, on this day or after. */
                maxEndsAfter?: string;
                /** @description Ends, with all extensions used, on this day or before. */
                maxEndsBefore?: string;
                /** @description Best-known value (net, else gross) of at most this many pounds. */
                maxValue?: number;
                /** @description Best-known value (net, else gross) of at least this many pounds. */
                minValue?: number;
                /** @description Of this process: the OCID, or for an export the buyer's reference. */
                process?: string;
                /** @description Words to find, all of them, the last one also as a beginning; quotes make phrases. In between it understands terms: `borough:`, `area:`, `vendor:`, `starts:`, `ends:`, `maxends:`, `value:`, `status:`, `cpv:`. As in `borough:camden ends:<2027-06 value:>1m housing`. */
                q?: string;
                /** @description For one of these service areas: codes, as `listServiceAreas` gives them. */
                serviceArea?: string[];
                /** @description The order: one key or several with commas, `-` before a key for largest or latest first. Missing values come last either way, and ties are broken by the record's id. Without it pages and workbooks come in the list's own order, files of data in the order of ids. */
                sort?: ("end" | "-end" | "maxEnd" | "-maxEnd" | "start" | "-start" | "value" | "-value" | "annualValue" | "-annualValue" | "title" | "-title" | "authority" | "-authority" | "vouched" | "-vouched")[];
                /** @description Starts on this day or after. */
                startsAfter?: string;
                /** @description Starts on this day or before. */
                startsBefore?: string;
                /** @description With one of these statuses. */
                status?: ("pending" | "active" | "terminated" | "cancelled")[];
                /** @description `true`: only what buys technology; `false`: only the rest; `all`: both. */
                technology?: "true" | "false" | "all";
                /** @description With one of these vendors (ids, separated by commas). */
                vendor?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or every row in the format asked for. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Addresses of the first page (`rel="first"`) and of the page after (`rel="next"`), RFC 8288. */
                    Link?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                    "application/json": components["schemas"]["ContractList"];
                    "application/json; profile=ocds": Record<string, never>;
                    "application/vnd.apache.parquet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/x-ndjson": string;
                    "text/calendar": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createContract: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContract"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getContract: {
        parameters: {
            query?: {
                /** @description See a record of your own as another would: `public`, or the code or id of an authority. For approvers. Where they see nothing, this answers 404 as it would answer them. */
                seenBy?: string;
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDetail"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeContract: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ContractPatch"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    archiveContract: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    restoreContract: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAssessments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assessments"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    addAssessment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAssessment"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assessments"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeAssessment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                assessment: string;
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    shareContract: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AudienceChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    clearContract: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClearance"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeContractClearance: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                clearance: string;
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDetail"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    confirmContract: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDutiesOfContract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutiesOfContract"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getContractHistory: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description How many rows a page holds. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordChangeList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    setContractNda: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NdaChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getNoticeDraftOfContract: {
        parameters: {
            query?: {
                /** @description `ocds` is a release package of OCDS 1.1 to download. */
                format?: "json" | "ocds";
            };
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
                /** @description Which one, as other answers name it. */
                type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeDraft"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    undoContractChange: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Undo"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    putContracts: {
        parameters: {
            query?: {
                /** @description `true`: nothing is taken where anything is wrong. At most 10,000 lines then. */
                strict?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["ContractUpsert"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["LineResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    putContractByReference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The authority's own reference; a slash in it is sent as %2F. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractUpsert"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDetail"];
                };
            };
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getDesk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Desk"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description How many rows a page holds. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The import's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listImportProblems: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description How many rows a page holds. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The import's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportProblemList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitation"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInStep"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getFollowSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowSettings"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeFollowSettings: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ChangeFollowSettings"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    testFollowing: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestMessage"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listFollows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    follow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFollow"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Follow"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    unfollow: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeFollow: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ChangeFollow"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Follow"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmSecondFactor"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunSecondFactor"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveSecondFactor"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listNotices: {
        parameters: {
            query?: {
                /** @description Of one of these authorities: codes (`CMD,HCK`) or ids, separated by commas. */
                authority?: string[];
                /** @description `true`: a CSV file begins with a byte order mark, for older spreadsheets. */
                bom?: boolean;
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description The format, for links that a person can click; else the `Accept` header decides. All but `json` give every row at once, whatever `limit` and `cursor` say. */
                format?: "json" | "ndjson" | "csv" | "xlsx" | "parquet";
                /** @description Only these kinds. */
                kind?: ("pipeline" | "engagement" | "planned" | "tender" | "transparency" | "award" | "contract" | "performance" | "change" | "termination" | "cancellation" | "market" | "other")[];
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description Of this process: the OCID, or for an export the buyer's reference. */
                process?: string;
                /** @description Words of the title. */
                q?: string;
                /** @description The order: one key or several with commas, `-` before a key for largest or latest first. Missing values come last either way, and ties are broken by the record's id. Without it pages and workbooks come in the list's own order, files of data in the order of ids. */
                sort?: ("published" | "-published")[];
                /** @description Only what was published there. */
                source?: "find-a-tender" | "contracts-finder" | "contracts-finder-export" | "other";
                /** @description Of contracts with one of these vendors: ids, separated by commas. */
                vendor?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or every row in the format asked for. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Addresses of the first page (`rel="first"`) and of the page after (`rel="next"`), RFC 8288. */
                    Link?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeList"];
                    "application/vnd.apache.parquet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeDetail"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessToken"];
                };
            };
            /** @description Refused; the answer says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRefusal"];
                };
            };
            /** @description Refused; the answer says why. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRefusal"];
                };
            };
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOpportunities: {
        parameters: {
            query?: {
                /** @description All of these authorities take part, in the best or another alignment: codes (`CMD,HCK`) or ids. */
                authority?: string[];
                /** @description `true`: a CSV file begins with a byte order mark, for older spreadsheets. */
                bom?: boolean;
                /** @description `true`: only where two or more boroughs take part in the best alignment; `false`: only the rest. */
                boroughs?: boolean;
                /** @description The first decision is due on this day or after. */
                commitAfter?: string;
                /** @description The first decision is due on this day or before. */
                commitBefore?: string;
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description `true`: only records invented for demonstration; `false`: none of them. */
                demonstration?: boolean;
                /** @description The format, for links that a person can click; else the `Accept` header decides. All but `json` give every row at once, whatever `limit` and `cursor` say. */
                format?: "json" | "ndjson" | "csv" | "xlsx" | "parquet" | "ics";
                /** @description Goes live on this day or after. */
                goLiveAfter?: string;
                /** @description Goes live on this day or before. */
                goLiveBefore?: string;
                /** @description Only common vendors, or only common needs. */
                kind?: "vendor" | "need";
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description With at least this many pounds a year. */
                minAnnualValue?: number;
                /** @description With at least so many authorities in the best alignment. */
                minAuthorities?: number;
                /** @description Words to find, all of them, the last one also as a beginning; quotes make phrases. In between it understands terms: `borough:`, `area:`, `vendor:`. As in `borough:camden ends:<2027-06 value:>1m housing`. */
                q?: string;
                /** @description For one of these service areas: codes, as `listServiceAreas` gives them. */
                serviceArea?: string[];
                /** @description The order: one key or several with commas, `-` before a key for largest or latest first. Missing values come last either way, and ties are broken by the record's id. Without it pages and workbooks come in the list's own order, files of data in the order of ids. */
                sort?: ("authorities" | "-authorities" | "annualValue" | "-annualValue" | "latestCommit" | "-latestCommit" | "goLive" | "-goLive")[];
                /** @description With one of these vendors in common (ids). */
                vendor?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or every row in the format asked for. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Addresses of the first page (`rel="first"`) and of the page after (`rel="next"`), RFC 8288. */
                    Link?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpportunityList"];
                    "application/vnd.apache.parquet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/x-ndjson": string;
                    "text/calendar": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOpportunity: {
        parameters: {
            query?: {
                /** @description How many alignments to give in full, best first. */
                alignments?: number;
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpportunityDetail"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    putStance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StanceChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stances"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteStance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listStances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stances"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPeerQuestions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeerQuestions"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    answerPeerQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeerAnswer"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeerQuestion"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    judgePeerAnswer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeerVerdict"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeerQuestion"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawPeerQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeerQuestion"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOwnPeers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Peers"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    offerPeer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPeer"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Peer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    endPeer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    askPeer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPeerQuestion"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeerQuestion"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPeople: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description How many rows a page holds. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    invitePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitePerson"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invited"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ChangePerson"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    inviteAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewLink"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPilots: {
        parameters: {
            query?: {
                /** @description Of one of these authorities: codes (`CMD,HCK`) or ids, separated by commas. */
                authority?: string[];
                /** @description `true`: a CSV file begins with a byte order mark, for older spreadsheets. */
                bom?: boolean;
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description With one of these decisions. */
                decision?: ("scaled" | "extended" | "stopped")[];
                /** @description `true`: only records invented for demonstration; `false`: none of them. */
                demonstration?: boolean;
                /** @description The format, for links that a person can click; else the `Accept` header decides. All but `json` give every row at once, whatever `limit` and `cursor` say. */
                format?: "json" | "ndjson" | "csv" | "xlsx" | "parquet";
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description Of one of these products. */
                product?: string[];
                /** @description Words to find, all of them, the last one also as a beginning; quotes make phrases. */
                q?: string;
                /** @description For one of these service areas: codes, as `listServiceAreas` gives them. */
                serviceArea?: string[];
                /** @description The order: one key or several with commas, `-` before a key for largest or latest first. Missing values come last either way, and ties are broken by the record's id. Without it pages and workbooks come in the list's own order, files of data in the order of ids. */
                sort?: ("recorded" | "-recorded" | "vouched" | "-vouched" | "start" | "-start" | "end" | "-end" | "cost" | "-cost" | "question" | "-question")[];
                /** @description In one of these stages today. */
                stage?: ("planned" | "running" | "undecided" | "decided")[];
                /** @description With one of these vendors, or one that was merged into them. */
                vendor?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or every row in the format asked for. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Addresses of the first page (`rel="first"`) and of the page after (`rel="next"`), RFC 8288. */
                    Link?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PilotList"];
                    "application/vnd.apache.parquet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordPilot: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPilot"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pilot"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPilot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pilot"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    removePilot: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changePilot: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["PilotPatch"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pilot"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPilotHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PilotHistory"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    vouchForPilot: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pilot"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSimilarPilots: {
        parameters: {
            query?: {
                /** @description The most pilots. */
                limit?: number;
                /** @description The product's name. */
                product?: string;
                /** @description The question and the approach in one's own words, as far as typed. */
                q?: string;
                /** @description For one of these service areas: codes, as `listServiceAreas` gives them. */
                serviceArea?: string[];
                /** @description The vendor. */
                vendor?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimilarPilots"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPriceBands: {
        parameters: {
            query?: {
                /** @description For these products: ids, separated by commas. */
                product?: string[];
                /** @description For one of these, separated by commas. */
                unit?: ("user" | "licence" | "device" | "property" | "transaction" | "site" | "day" | "system")[];
                /** @description Of these vendors: ids, separated by commas. Without vendors and products: of whatever one's own authority pays for. */
                vendor?: string[];
                /** @description The volume that prices are brought to; one's own where it is left out. */
                volume?: "under-100" | "100-499" | "500-1999" | "2000-9999" | "from-10000";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBands"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPricePoints: {
        parameters: {
            query?: {
                /** @description Of one of these authorities: codes (`CMD,HCK`) or ids, separated by commas. */
                authority?: string[];
                /** @description `true`: a CSV file begins with a byte order mark, for older spreadsheets. */
                bom?: boolean;
                /** @description From one of these contracts: ids, separated by commas. */
                contract?: string[];
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description The format, for links that a person can click; else the `Accept` header decides. All but `json` give every row at once, whatever `limit` and `cursor` say. */
                format?: "json" | "ndjson" | "csv" | "xlsx" | "parquet";
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description For one of these products: ids, separated by commas. */
                product?: string[];
                /** @description The order: one key or several with commas, `-` before a key for largest or latest first. Missing values come last either way, and ties are broken by the record's id. Without it pages and workbooks come in the list's own order, files of data in the order of ids. */
                sort?: ("on" | "-on" | "price" | "-price" | "quantity" | "-quantity" | "recorded" | "-recorded")[];
                /** @description For one of these, separated by commas. */
                unit?: ("user" | "licence" | "device" | "property" | "transaction" | "site" | "day" | "system")[];
                /** @description Paid to one of these vendors: ids, separated by commas. */
                vendor?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or every row in the format asked for. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Addresses of the first page (`rel="first"`) and of the page after (`rel="next"`), RFC 8288. */
                    Link?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricePointList"];
                    "application/vnd.apache.parquet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordPricePoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPrice"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricePoint"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPricePoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricePoint"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawPricePoint: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changePricePoint: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ChangePrice"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricePoint"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listProcurements: {
        parameters: {
            query?: {
                /** @description Of one of these authorities: codes (`CMD,HCK`) or ids, separated by commas. */
                authority?: string[];
                /** @description `true`: a CSV file begins with a byte order mark, for older spreadsheets. */
                bom?: boolean;
                /** @description `true`: only procurements of the boroughs; `false`: only of other authorities. */
                boroughs?: boolean;
                /** @description With a CPV code that begins with these 2 to 8 digits, as `48` or `72212`. */
                cpv?: string;
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description `true`: only records invented for demonstration; `false`: none of them. */
                demonstration?: boolean;
                /** @description The format, for links that a person can click; else the `Accept` header decides. All but `json` give every row at once, whatever `limit` and `cursor` say. */
                format?: "json" | "ndjson" | "csv" | "xlsx" | "parquet" | "ocds" | "ics" | "atom";
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description Best-known value (net, else gross) of at most this many pounds. */
                maxValue?: number;
                /** @description Best-known value (net, else gross) of at least this many pounds. */
                minValue?: number;
                /** @description Of this process: the OCID, or for an export the buyer's reference. */
                process?: string;
                /** @description Words to find, all of them, the last one also as a beginning; quotes make phrases. In between it understands terms: `borough:`, `area:`, `starts:`, `value:`, `stage:`, `cpv:`. As in `borough:camden ends:<2027-06 value:>1m housing`. */
                q?: string;
                /** @description For one of these service areas: codes, as `listServiceAreas` gives them. */
                serviceArea?: string[];
                /** @description The order: one key or several with commas, `-` before a key for largest or latest first. Missing values come last either way, and ties are broken by the record's id. Without it pages and workbooks come in the list's own order, files of data in the order of ids. */
                sort?: ("expectedStart" | "-expectedStart" | "tenderDeadline" | "-tenderDeadline" | "value" | "-value" | "title" | "-title" | "authority" | "-authority" | "vouched" | "-vouched")[];
                /** @description In one of these stages. */
                stage?: ("idea" | "planned" | "engagement" | "tender" | "evaluation" | "awarded" | "cancelled")[];
                /** @description Expected to start on this day or after. */
                startsAfter?: string;
                /** @description Expected to start on this day or before. */
                startsBefore?: string;
                /** @description `true`: only what buys technology; `false`: only the rest; `all`: both. */
                technology?: "true" | "false" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or every row in the format asked for. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Addresses of the first page (`rel="first"`) and of the page after (`rel="next"`), RFC 8288. */
                    Link?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                    "application/json": components["schemas"]["ProcurementList"];
                    "application/json; profile=ocds": Record<string, never>;
                    "application/vnd.apache.parquet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/x-ndjson": string;
                    "text/calendar": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createProcurement: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProcurement"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getProcurement: {
        parameters: {
            query?: {
                /** @description See a record of your own as another would: `public`, or the code or id of an authority. For approvers. Where they see nothing, this answers 404 as it would answer them. */
                seenBy?: string;
            };
            header?: never;
            path: {
                /** @description The record's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementDetail"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeProcurement: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ProcurementPatch"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    archiveProcurement: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    restoreProcurement: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    shareProcurement: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AudienceChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    clearProcurement: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClearance"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeProcurementClearance: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                clearance: string;
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementDetail"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    confirmProcurement: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    declareEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationSaid"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    endEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getProcurementHistory: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description How many rows a page holds. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordChangeList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    setProcurementNda: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NdaChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getNoticeDraftOfProcurement: {
        parameters: {
            query?: {
                /** @description `ocds` is a release package of OCDS 1.1 to download. */
                format?: "json" | "ocds";
            };
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
                /** @description Which one, as other answers name it. */
                type: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeDraft"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    undoProcurementChange: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Undo"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    putProcurements: {
        parameters: {
            query?: {
                /** @description `true`: nothing is taken where anything is wrong. At most 10,000 lines then. */
                strict?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["ProcurementUpsert"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["LineResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    putProcurementByReference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The authority's own reference; a slash in it is sent as %2F. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProcurementUpsert"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementDetail"];
                };
            };
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcurementDetail"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    undoProductDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductRuling"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description `true`: a CSV file begins with a byte order mark, for older spreadsheets. */
                bom?: boolean;
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description `true`: only invented products; `false`: none of them. */
                demonstration?: boolean;
                /** @description The format, for links that a person can click; else the `Accept` header decides. All but `json` give every row at once, whatever `limit` and `cursor` say. */
                format?: "json" | "ndjson" | "csv" | "xlsx" | "parquet";
                /** @description `true`: only products that somebody is seen to use; `false`: only the others. */
                inUse?: boolean;
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description A part of any of its names. */
                q?: string;
                /** @description For one of these service areas: codes, as `listServiceAreas` gives them. */
                serviceArea?: string[];
                /** @description The order: one key or several with commas, `-` before a key for largest or latest first. Missing values come last either way, and ties are broken by the record's id. Without it pages and workbooks come in the list's own order, files of data in the order of ids. */
                sort?: ("name" | "-name" | "authorities" | "-authorities")[];
                /** @description Sold by one of these vendors (ids, separated by commas). */
                vendor?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or every row in the format asked for. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Addresses of the first page (`rel="first"`) and of the page after (`rel="next"`), RFC 8288. */
                    Link?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductList"];
                    "application/vnd.apache.parquet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listProductDecisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductRulings"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    mergeProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductMerge"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductRuling"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    renameProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductRename"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductRuling"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    splitProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductSplit"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductRuling"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listQuestions: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description How many rows a page holds. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordQuestionList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    answerQuestion: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionAnswer"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordAnswered"];
                };
            };
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRegisterFiles: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description How many rows a page holds. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterFileList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    sendRegisterFile: {
        parameters: {
            query: {
                /** @description What the file is called, for people. */
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Taken up; it is carried out after this answer. */
            202: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterFile"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRegisterFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterFile"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeRegisterFile: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["RegisterFilePatch"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterFile"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRegisterFileRows: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description Only rows with something wrong, or only those without. */
                flawed?: boolean;
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description Only rows of which taking the file does this. */
                outcome?: ("added" | "changed" | "unchanged" | "unclear" | "left" | "missing")[];
            };
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterFileRowList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    takeRegisterFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken up; it is carried out after this answer. */
            202: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterFile"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    undoRegisterFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken up; it is carried out after this answer. */
            202: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterFile"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRegisterFileMeanings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterFileMeanings"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listReviews: {
        parameters: {
            query?: {
                /** @description How old: `fresh` (under 3 years), `stale` (under 5), `old`; without, the first two. */
                age?: ("fresh" | "stale" | "old")[];
                /** @description Of one of these authorities: codes (`CMD,HCK`) or ids, separated by commas. */
                authority?: string[];
                /** @description `true`: a CSV file begins with a byte order mark, for older spreadsheets. */
                bom?: boolean;
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description `true`: only records invented for demonstration; `false`: none of them. */
                demonstration?: boolean;
                /** @description From one of these desks. */
                desk?: ("service" | "technology" | "procurement" | "contractManagement")[];
                /** @description The format, for links that a person can click; else the `Accept` header decides. All but `json` give every row at once, whatever `limit` and `cursor` say. */
                format?: "json" | "ndjson" | "csv" | "xlsx" | "parquet";
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description Of one of these products: ids. */
                product?: string[];
                /** @description For one of these service areas: codes, as `listServiceAreas` gives them. */
                serviceArea?: string[];
                /** @description The order: one key or several with commas, `-` before a key for largest or latest first. Missing values come last either way, and ties are broken by the record's id. Without it pages and workbooks come in the list's own order, files of data in the order of ids. */
                sort?: ("published" | "-published" | "since" | "-since" | "overall" | "-overall")[];
                /** @description Where it stands; without, what is published. Of the rest you see what waits for you, and your own. */
                standing?: ("draft" | "submitted" | "moderation" | "published" | "returned" | "replaced" | "withdrawn")[];
                /** @description Of one of these vendors, or of one that is one with it now: ids. */
                vendor?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or every row in the format asked for. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Addresses of the first page (`rel="first"`) and of the page after (`rel="next"`), RFC 8288. */
                    Link?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewList"];
                    "application/vnd.apache.parquet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReview"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeReview: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ReviewChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    appealReview: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewAppeal"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    approveReview: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewApproval"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    decideChallenge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                challenge: string;
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeDecision"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getReviewHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewHistory"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    moderateReview: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewModeration"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reviseReview: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    submitReview: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawReview: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    withholdReviewWords: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewWithholding"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewWords"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewRemarks"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getReviewQueue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewQueue"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    search: {
        parameters: {
            query: {
                /** @description Only these kinds of record. */
                kinds?: ("contract" | "procurement" | "vendor" | "authority" | "opportunity" | "pilot" | "product")[];
                /** @description The most hits. */
                limit?: number;
                /** @description Words to find, the last one also as a beginning; quotes make phrases. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listServiceAreas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAreaList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInWithPassword"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInStep"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    signInWithSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactor"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInStep"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSignInProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInProviderList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSignInProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSignInProvider"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInProvider"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSignInProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInProvider"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeSignInProvider: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInProviderChange"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInProvider"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeSignInProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    signInWithProvider: {
        parameters: {
            query?: {
                /** @description The token of an invitation link: whoever signs in for the first time becomes its person. */
                invitation?: string;
                /** @description Where the browser goes once somebody is signed in: a path of this address, as `/contracts?q=housing`. */
                returnTo?: string;
            };
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page for people: in a browser, that is where this leads. */
            302: {
                headers: {
                    /** @description Which page. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    returnFromProvider: {
        parameters: {
            query?: {
                /** @description What stands for the sign-in at the provider. */
                code?: string;
                /** @description Why there is no code (RFC 6749, section 4.1.2.1). */
                error?: string;
                /** @description Which provider says so (RFC 9207). */
                iss?: string;
                /** @description What the browser took along. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page for people: in a browser, that is where this leads. */
            302: {
                headers: {
                    /** @description Which page. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeSourceList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeSource"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    catchUpSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CatchUp"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeSource"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    pauseSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeSource"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    resumeSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeSource"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getStats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stats"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSystems: {
        parameters: {
            query?: {
                /** @description Of one of these authorities: codes (`CMD,HCK`) or ids, separated by commas. */
                authority?: string[];
                /** @description `true`: a CSV file begins with a byte order mark, for older spreadsheets. */
                bom?: boolean;
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description `true`: only records invented for demonstration; `false`: none of them. */
                demonstration?: boolean;
                /** @description The contract that pays ends, without extensions, on this day or after. */
                endsAfter?: string;
                /** @description The contract that pays ends, without extensions, on this day or before. */
                endsBefore?: string;
                /** @description The format, for links that a person can click; else the `Accept` header decides. All but `json` give every row at once, whatever `limit` and `cursor` say. */
                format?: "json" | "ndjson" | "csv" | "xlsx" | "parquet";
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description `true`: only systems whose product is named; `false`: only those where the vendor alone is known. */
                named?: boolean;
                /** @description Of one of these products (ids, separated by commas). */
                product?: string[];
                /** @description A part of the product's or the vendor's name. */
                q?: string;
                /** @description For one of these service areas: codes, as `listServiceAreas` gives them. */
                serviceArea?: string[];
                /** @description The order: one key or several with commas, `-` before a key for largest or latest first. Missing values come last either way, and ties are broken by the record's id. Without it pages and workbooks come in the list's own order, files of data in the order of ids. */
                sort?: ("authority" | "-authority" | "serviceArea" | "-serviceArea" | "product" | "-product" | "vendor" | "-vendor" | "end" | "-end" | "satisfaction" | "-satisfaction")[];
                /** @description Known in one of these ways. Rejected ones are left out unless they are asked for. */
                state?: ("inferred" | "claimed" | "confirmed" | "rejected")[];
                /** @description Of one of these vendors (ids, separated by commas). */
                vendor?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or every row in the format asked for. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Addresses of the first page (`rel="first"`) and of the page after (`rel="next"`), RFC 8288. */
                    Link?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemList"];
                    "application/vnd.apache.parquet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSystem: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSystem"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSystem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSystemHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemHistory"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    stateSystem: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SystemStatement"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawSystemStatement: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSystemConcentration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Concentration"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSystemEnds: {
        parameters: {
            query?: {
                /** @description Of one of these authorities: codes (`CMD,HCK`) or ids, separated by commas. */
                authority?: string[];
                /** @description What ends are told by. */
                by?: "product" | "serviceArea";
                /** @description `true`: only records invented for demonstration; `false`: none of them. */
                demonstration?: boolean;
                /** @description The contract that pays ends, without extensions, on this day or after. */
                endsAfter?: string;
                /** @description The contract that pays ends, without extensions, on this day or before. */
                endsBefore?: string;
                /** @description `true`: only systems whose product is named; `false`: only those where the vendor alone is known. */
                named?: boolean;
                /** @description Of one of these products (ids, separated by commas). */
                product?: string[];
                /** @description A part of the product's or the vendor's name. */
                q?: string;
                /** @description For one of these service areas: codes, as `listServiceAreas` gives them. */
                serviceArea?: string[];
                /** @description Known in one of these ways. Rejected ones are left out unless they are asked for. */
                state?: ("inferred" | "claimed" | "confirmed" | "rejected")[];
                /** @description Of one of these vendors (ids, separated by commas). */
                vendor?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemEndsList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSystemLandscape: {
        parameters: {
            query?: {
                /** @description Of one of these authorities: codes (`CMD,HCK`) or ids, separated by commas. */
                authority?: string[];
                /** @description `true`: only records invented for demonstration; `false`: none of them. */
                demonstration?: boolean;
                /** @description The contract that pays ends, without extensions, on this day or after. */
                endsAfter?: string;
                /** @description The contract that pays ends, without extensions, on this day or before. */
                endsBefore?: string;
                /** @description `true`: only systems whose product is named; `false`: only those where the vendor alone is known. */
                named?: boolean;
                /** @description Of one of these products (ids, separated by commas). */
                product?: string[];
                /** @description A part of the product's or the vendor's name. */
                q?: string;
                /** @description For one of these service areas: codes, as `listServiceAreas` gives them. */
                serviceArea?: string[];
                /** @description Known in one of these ways. Rejected ones are left out unless they are asked for. */
                state?: ("inferred" | "claimed" | "confirmed" | "rejected")[];
                /** @description Of one of these vendors (ids, separated by commas). */
                vendor?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Landscape"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSystemNeighbours: {
        parameters: {
            query: {
                /** @description Whose neighbours: a code or an id. */
                authority: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Neighbours"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTeamsChannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamsChannel"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    putTeamsChannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTeamsChannel"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamsChannel"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteTeamsChannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    undoVendorDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorRuling"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listVendorLinks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorLinks"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createVendorLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVendorLink"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorLinkWithAddress"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeVendorLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getVendorPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorPage"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    claimSystem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VendorClaim"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    challengeFact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
                /** @description Which one, as other answers name it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VendorChallenge"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    putVendorReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
                /** @description Which one, as other answers name it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VendorReply"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listVendors: {
        parameters: {
            query?: {
                /** @description Of one of these authorities: codes (`CMD,HCK`) or ids, separated by commas. */
                authority?: string[];
                /** @description `true`: a CSV file begins with a byte order mark, for older spreadsheets. */
                bom?: boolean;
                /** @description `true`: only vendors that share a company number with an unlike name; `false`: only the others. */
                conflicts?: boolean;
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description The format, for links that a person can click; else the `Accept` header decides. All but `json` give every row at once, whatever `limit` and `cursor` say. */
                format?: "json" | "ndjson" | "csv" | "xlsx" | "parquet";
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description A part of any spelling of the name, or a company number. */
                q?: string;
                /** @description The order: one key or several with commas, `-` before a key for largest or latest first. Missing values come last either way, and ties are broken by the record's id. Without it pages and workbooks come in the list's own order, files of data in the order of ids. */
                sort?: ("name" | "-name" | "contracts" | "-contracts" | "authorities" | "-authorities" | "value" | "-value")[];
                /** @description `true`: only vendors with contracts of technology; `false`: only the others. */
                technology?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or every row in the format asked for. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Addresses of the first page (`rel="first"`) and of the page after (`rel="next"`), RFC 8288. */
                    Link?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorList"];
                    "application/vnd.apache.parquet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getVendor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorDetail"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listVendorContracts: {
        parameters: {
            query?: {
                /** @description Of one of these authorities: codes (`CMD,HCK`) or ids, separated by commas. */
                authority?: string[];
                /** @description `true`: a CSV file begins with a byte order mark, for older spreadsheets. */
                bom?: boolean;
                /** @description `true`: only contracts of the boroughs; `false`: only of other authorities. */
                boroughs?: boolean;
                /** @description With a CPV code that begins with these 2 to 8 digits, as `48` or `72212`. */
                cpv?: string;
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description `true`: only records invented for demonstration; `false`: none of them. */
                demonstration?: boolean;
                /** @description `true`: only contracts with a known end; `false`: only those without. */
                endKnown?: boolean;
                /** @description Ends, without extensions, on this day or after. */
                endsAfter?: string;
                /** @description Ends, without extensions, on this day or before. */
                endsBefore?: string;
                /** @description The format, for links that a person can click; else the `Accept` header decides. All but `json` give every row at once, whatever `limit` and `cursor` say. */
                format?: "json" | "ndjson" | "csv" | "xlsx" | "parquet" | "ocds" | "ics" | "atom";
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description `true`: only contracts that run, or will run, today. */
                live?: "true";
                /** @description Ends, with all extensions used, on this day or after. */
                maxEndsAfter?: string;
                /** @description Ends, with all extensions used, on this day or before. */
                maxEndsBefore?: string;
                /** @description Best-known value (net, else gross) of at most this many pounds. */
                maxValue?: number;
                /** @description Best-known value (net, else gross) of at least this many pounds. */
                minValue?: number;
                /** @description Of this process: the OCID, or for an export the buyer's reference. */
                process?: string;
                /** @description Words to find, all of them, the last one also as a beginning; quotes make phrases. In between it understands terms: `borough:`, `area:`, `vendor:`, `starts:`, `ends:`, `maxends:`, `value:`, `status:`, `cpv:`. As in `borough:camden ends:<2027-06 value:>1m housing`. */
                q?: string;
                /** @description For one of these service areas: codes, as `listServiceAreas` gives them. */
                serviceArea?: string[];
                /** @description The order: one key or several with commas, `-` before a key for largest or latest first. Missing values come last either way, and ties are broken by the record's id. Without it pages and workbooks come in the list's own order, files of data in the order of ids. */
                sort?: ("end" | "-end" | "maxEnd" | "-maxEnd" | "start" | "-start" | "value" | "-value" | "annualValue" | "-annualValue" | "title" | "-title" | "authority" | "-authority" | "vouched" | "-vouched")[];
                /** @description Starts on this day or after. */
                startsAfter?: string;
                /** @description Starts on this day or before. */
                startsBefore?: string;
                /** @description With one of these statuses. */
                status?: ("pending" | "active" | "terminated" | "cancelled")[];
                /** @description `true`: only what buys technology; `false`: only the rest; `all`: both. */
                technology?: "true" | "false" | "all";
            };
            header?: never;
            path: {
                /** @description The vendor's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or every row in the format asked for. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Addresses of the first page (`rel="first"`) and of the page after (`rel="next"`), RFC 8288. */
                    Link?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                    "application/json": components["schemas"]["ContractList"];
                    "application/json; profile=ocds": Record<string, never>;
                    "application/vnd.apache.parquet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/x-ndjson": string;
                    "text/calendar": string;
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listVendorDecisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorRulings"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    mergeVendor: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VendorMerge"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorRuling"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listVendorPeers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Peers"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listReviewBases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewBases"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getReviewSummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewSummary"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    splitVendor: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VendorSplit"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorRuling"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listViewLinks: {
        parameters: {
            query?: {
                /** @description `authority`: everybody's of one's authority, for its administrators; else one's own. */
                whose?: "me" | "authority";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewLinkList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createViewLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewViewLink"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewLinkWithAddress"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getViewLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewLink"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeViewLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeViewLink: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ChangeViewLink"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewLink"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readViewLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                file: string;
                /** @description Which one, as other answers name it. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listViews: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description How many rows a page holds. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    saveView: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveView"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteView: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeView: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ChangeView"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Made; the answer is what was made. */
            201: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say, or who asks may not read it. */
            204: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["WebhookPatch"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description Where to go on: `next` of the page before, of the same filters and order. */
                cursor?: string;
                /** @description How many rows a page holds. */
                limit?: number;
                /** @description Only deliveries of this state. */
                state?: "waiting" | "delivered" | "failed" | "withheld";
            };
            header?: never;
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replayDeliveries: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Replay"];
            };
        };
        responses: {
            /** @description Taken up; it is carried out after this answer. */
            202: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replayed"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your own for this request, 16 to 200 visible characters, best a random UUID: sent again with the same key within 24 hours, the request is not carried out again and has the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Which one, as other answers name it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken up; it is carried out after this answer. */
            202: {
                headers: {
                    /** @description Strong, weak of files; send it back as `If-None-Match`. */
                    ETag?: string;
                    /** @description Where what came of it is, if it has an address of its own. */
                    Location?: string;
                    /** @description The request's id. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
}
