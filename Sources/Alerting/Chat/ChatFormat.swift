/// A message on its way to a chat, as the one request that sends it, and what the service's answer means.
package enum ChatFormat {
    /// The same envelope and chat give the same bytes.
    /// - Throws: where the chat lacks what its service needs.
    package static func request(_ envelope: Envelope, to chat: Chat) throws(ChatFault) -> ChatRequest {
        try chat.check()
        let note = ChatNote(envelope)
        return switch chat.service {
        case .slack: ChatSlack.request(note, envelope, to: chat)
        case .mattermost: ChatMattermost.request(note, envelope, to: chat)
        case .teams: ChatTeams.request(note, envelope, to: chat)
        case .discord: ChatDiscord.request(note, envelope, to: chat)
        case .telegram: ChatTelegram.request(note, envelope, to: chat)
        case .ntfy: ChatNtfy.request(note, envelope, to: chat)
        }
    }
}
